import { expect, test } from 'vitest';
import { emptyDraft, itemFor, withItem } from './draft.ts';
import { issueAt, placeOf, standing, stepOf } from './issues.ts';

const draft = { ...emptyDraft(null), items: [itemFor({ id: '1', name: '采购合同.pdf' })] };
const issues = [
  { pointer: '/items/0/amount/amount', detail: '金额格式有误' },
  { pointer: '/items/0/seals', detail: '请选择要加盖的印章' },
  { pointer: '/items/0/seals/0/positions/1', detail: '页码有误' },
  { pointer: '/title', detail: '此项必填' },
];

test('an issue inside a field is shown at the field, unless the field has parts of its own', () => {
  expect(issueAt(issues, '/items/0/amount')).toBe('金额格式有误');
  expect(issueAt(issues, '/items/0/seals', true)).toBe('请选择要加盖的印章');
  expect(issueAt(issues.slice(2), '/items/0/seals', true)).toBeUndefined();
  expect(issueAt(issues, '/items/0/name')).toBeUndefined();
});

test('every issue belongs to a step and to a field of a document', () => {
  expect(issues.map(({ pointer }) => stepOf(pointer))).toEqual(['seals', 'seals', 'seals', 'reason']);
  expect(['/items', '/items/0/documentId', '/attachments/0'].map(stepOf)).toEqual(['files', 'files', 'files']);
  expect(placeOf('/items/0/seals/0/positions/1')).toEqual({ field: 'positions', item: 0 });
  expect(placeOf('/items/0/seals')).toEqual({ field: 'seals', item: 0 });
  expect(placeOf('/plannedAt')).toEqual({ field: 'plannedAt' });
  expect(placeOf('/items')).toEqual({ field: 'items' });
});

test('what was corrected since the check is not held against the writer', () => {
  const findings = { issues, content: draft };
  expect(standing(findings, draft)).toEqual(issues);
  const corrected = withItem({ ...draft, title: '采购合同用印' }, 0, { number: 'HX-1' });
  expect(standing(findings, corrected).map(({ pointer }) => pointer)).not.toContain('/title');
  expect(standing(findings, corrected)).toHaveLength(3);
});
