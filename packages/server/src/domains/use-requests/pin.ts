import type { RequestContent, SealKind, SealMedium } from '@yinxin/contract';
import type { RequestFacts } from '../approvals/index.ts';
import type { KnownThings } from './submission.ts';

/** What is submitted, frozen: the content, the bytes it is about, the department that asks, the seals as they are now. */
export interface Pinned {
  readonly content: RequestContent;
  /** Legal entity of the department that asks. */
  readonly entityId: string;
  /** The department that asks first, then the departments above it. */
  readonly departmentPath: readonly [string, ...string[]];
  /** The bytes that are approved: SHA-256 of every document, in the order of the items. */
  readonly documents: readonly { readonly documentId: string; readonly sha256: string }[];
  /** Every seal wanted, once. */
  readonly seals: readonly {
    readonly sealId: string;
    readonly name: string;
    readonly kind: SealKind;
    readonly medium: SealMedium;
    readonly entityId: string;
  }[];
}

/** Freezes a content that `checkSubmission` found complete; undefined if it was checked against other things. */
export function pin(content: RequestContent, known: KnownThings): Pinned | undefined {
  const department = known.departments[content.departmentId];
  const documents = content.items.flatMap(({ documentId }) => {
    const document = known.documents[documentId];
    return document === undefined ? [] : [{ documentId, sha256: document.sha256 }];
  });
  const sealIds = [...new Set(content.items.flatMap((item) => item.seals.map((wanted) => wanted.sealId)))];
  const seals = sealIds.flatMap((sealId) => {
    const seal = known.seals[sealId];
    if (seal === undefined) return [];
    const { name, kind, medium, entityId } = seal;
    return [{ sealId, name, kind, medium, entityId }];
  });
  if (department === undefined || documents.length < content.items.length || seals.length < sealIds.length) {
    return undefined;
  }
  const { entityId, above } = department;
  return { content, entityId, departmentPath: [content.departmentId, ...above], documents, seals };
}

/** What an approval flow may know about the request: chooses the flow at submission, and proves the choice later. */
export const requestFactsOf = (
  { content, entityId, departmentPath, seals }: Pinned,
  requesterId: string,
): RequestFacts => ({
  requester: requesterId,
  entityId,
  departmentPath,
  documents: content.items.map(({ kind, importance, amount }) => ({ kind, importance, amount: amount ?? undefined })),
  seals: seals.map(({ sealId, kind, entityId }) => ({ id: sealId, kind, entityId })),
});
