import { draftContent } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { asAttachment, asItem, emptyDraft, itemFor, sealFor, withItem, withoutDocument, withSeal } from './draft.ts';

const first = { id: '01890000-0000-7000-8000-000000000001', name: '采购合同.v2.pdf' };
const second = { id: '01890000-0000-7000-8000-000000000002', name: '报价单.png' };

test('a document is named after its file, and what the form makes is a draft for the contract', () => {
  const draft = asItem(asItem(emptyDraft(null), first), second);
  expect(draft.items.map((item) => item.name)).toEqual(['采购合同.v2', '报价单']);
  const sealed = withItem(draft, 1, { seals: [sealFor({ id: first.id, medium: 'electronic' })] });
  expect(draftContent.safeParse(sealed).success).toBe(true);
  expect(sealed.items[0]).toBe(draft.items[0]);
});

test('a document is either to be sealed or an attachment, and never listed twice', () => {
  const draft = asItem(emptyDraft(null), first);
  expect(asItem(draft, first)).toBe(draft);
  const attached = asAttachment(draft, first.id);
  expect([attached.items, attached.attachments]).toEqual([[], [first.id]]);
  expect(asAttachment(attached, first.id)).toBe(attached);
  expect(asItem(attached, first).attachments).toEqual([]);
  expect(withoutDocument(attached, first.id)).toEqual(emptyDraft(null));
});

test('changing one seal leaves the others as they are', () => {
  const item = {
    ...itemFor(first),
    seals: [sealFor({ id: 'a', medium: 'physical' }), sealFor({ id: 'b', medium: 'physical' })],
  };
  const changed = withSeal(item, 1, { impressions: 3 });
  expect(changed.seals[0]).toBe(item.seals[0]);
  expect(changed.seals[1]).toMatchObject({ sealId: 'b', impressions: 3 });
});
