import type { DocumentOrigin, DocumentWarning } from '@yinxin/contract';
import { accept, refuse, type Decider } from '../../platform/decider.ts';

/** Where bytes lie in the encrypted store; `sha256` (hex) and `size` are those of the plain bytes. */
export interface StoredBytes {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
}

/** What is known of a document from the moment it is stored; none of it ever changes. */
export interface DocumentDescription {
  readonly name: string;
  readonly ownerId: string;
  /** Entity and department of the owner when it was stored: who may read it by their scope. */
  readonly entityId: string;
  readonly departmentId: string;
  readonly origin: DocumentOrigin;
  /** SHA-256 of the PDF, hex: what approvals pin and sealing checks. */
  readonly sha256: string;
  readonly file: StoredBytes;
  /** What intake found in it, text included; encrypted like the file. */
  readonly facts: StoredBytes;
  readonly pages: number;
  readonly warnings: readonly DocumentWarning[];
}

/** A stored document and who has to do with it. */
export interface Document extends DocumentDescription {
  /** People who may read it because something was put before them: approvers, custodians. */
  readonly readers: readonly string[];
  /** People who have opened it. */
  readonly openedBy: readonly string[];
}

export type DocumentCommand =
  | { readonly type: 'store'; readonly description: DocumentDescription }
  | { readonly type: 'share'; readonly people: readonly string[] }
  | { readonly type: 'open' };

export type DocumentEvent =
  | ({ readonly type: 'document.stored' } & DocumentDescription)
  | { readonly type: 'document.shared'; readonly people: readonly string[] }
  | { readonly type: 'document.opened' };

/**
 * The rules of a document. Its bytes have one digest for ever: a sealed version is another document. Sharing and opening
 * are recorded once per person; done again, nothing happens.
 */
export const documentDecider: Decider<Document, DocumentCommand, DocumentEvent> = {
  decide(document, command, facts) {
    if (command.type === 'store') {
      return document === undefined
        ? accept({ type: 'document.stored', ...command.description })
        : refuse('document-already-stored');
    }
    if (document === undefined) return refuse('not-found');
    if (command.type === 'open') {
      return document.openedBy.includes(facts.actor) ? accept() : accept({ type: 'document.opened' });
    }
    const known = new Set([document.ownerId, ...document.readers]);
    const people = [...new Set(command.people)].filter((person) => !known.has(person));
    return people.length === 0 ? accept() : accept({ type: 'document.shared', people });
  },

  evolve(document, event, meta) {
    if (event.type === 'document.stored') {
      const { type: _, ...description } = event;
      return { ...description, readers: [], openedBy: [] };
    }
    if (document === undefined) throw new Error(`document: ${event.type} before document.stored`);
    return event.type === 'document.shared'
      ? { ...document, readers: [...document.readers, ...event.people] }
      : { ...document, openedBy: [...document.openedBy, meta.actor] };
  },
};
