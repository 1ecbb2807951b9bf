import type { DraftContent, SealMedium } from '@yinxin/contract';

export type DraftItem = DraftContent['items'][number];
export type DraftSeal = DraftItem['seals'][number];

/** A draft in which nothing is filled in but the department of the requester. */
export const emptyDraft = (departmentId: string | null): DraftContent => ({
  title: '',
  purpose: '',
  departmentId,
  plannedAt: null,
  items: [],
  attachments: [],
});

/** The item for a document that was just uploaded; its name is that of the file, without the ending. */
export const itemFor = (document: { readonly id: string; readonly name: string }): DraftItem => ({
  documentId: document.id,
  name: document.name.replace(/\.[^.]{1,5}$/, ''),
  number: '',
  kind: null,
  importance: 'ordinary',
  copies: 1,
  amount: null,
  counterparty: '',
  seals: [],
});

/** A seal that was just chosen. */
export const sealFor = (seal: { readonly id: string; readonly medium: SealMedium }): DraftSeal => ({
  sealId: seal.id,
  medium: seal.medium,
  impressions: 1,
  straddle: false,
  positions: [],
});

/** The draft with one item changed. */
export const withItem = (draft: DraftContent, index: number, change: Partial<DraftItem>): DraftContent => ({
  ...draft,
  items: draft.items.map((item, place) => (place === index ? { ...item, ...change } : item)),
});

/** The item with one seal changed. */
export const withSeal = (item: DraftItem, index: number, change: Partial<DraftSeal>): DraftItem => ({
  ...item,
  seals: item.seals.map((seal, place) => (place === index ? { ...seal, ...change } : seal)),
});

/** A document that is to be sealed becomes an attachment for the approvers to read. What was said about it is dropped. */
export function asAttachment(draft: DraftContent, documentId: string): DraftContent {
  if (draft.attachments.includes(documentId)) return draft;
  return {
    ...draft,
    items: draft.items.filter((item) => item.documentId !== documentId),
    attachments: [...draft.attachments, documentId],
  };
}

/** An attachment becomes a document that is to be sealed. */
export function asItem(draft: DraftContent, document: { readonly id: string; readonly name: string }): DraftContent {
  if (draft.items.some((item) => item.documentId === document.id)) return draft;
  return {
    ...draft,
    items: [...draft.items, itemFor(document)],
    attachments: draft.attachments.filter((one) => one !== document.id),
  };
}

/** The draft without a document, whichever it is. */
export const withoutDocument = (draft: DraftContent, documentId: string): DraftContent => ({
  ...draft,
  items: draft.items.filter((item) => item.documentId !== documentId),
  attachments: draft.attachments.filter((one) => one !== documentId),
});
