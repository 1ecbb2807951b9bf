import { permit, type Actor, type Target } from '../../platform/authz/index.ts';
import type { BaseFacts } from '../../platform/decider.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { documentDecider, type Document, type DocumentCommand, type DocumentEvent } from './document.ts';

/** What a document belongs to: its owner's entity and department, its owner, and those it was put before. */
export const targetOf = (document: Document): Target => ({
  entityId: document.entityId,
  departmentId: document.departmentId,
  people: [document.ownerId, ...document.readers],
});

export const documents: Aggregate<Document, DocumentCommand, DocumentEvent> = {
  ...documentDecider,
  subjectType: 'document',
  table: 'documents',
  policy: mayChange,
  project: (document) => ({
    name: document.name,
    owner_id: document.ownerId,
    entity_id: document.entityId,
    department_id: document.departmentId,
    sha256: document.sha256,
    pages: document.pages,
    readers: document.readers,
    opened_by: document.openedBy,
  }),
};

function mayChange(actor: Actor, command: DocumentCommand, document: Document | undefined, _facts: BaseFacts) {
  if (command.type === 'open') {
    // Whoever may not read a document does not learn that it exists.
    const allowed = document && permit(actor, 'document.read', targetOf(document));
    return allowed ?? ({ refused: { code: 'not-found' } } as const);
  }
  // Documents are put before people by what happens to requests, never by hand.
  const allowed = command.type === 'store' && command.description.ownerId === actor.id;
  return (
    (allowed && permit(actor, 'document.upload', { people: [actor.id] })) || ({ denied: 'document.upload' } as const)
  );
}
