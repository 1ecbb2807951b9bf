import { expect, test } from 'vitest';
import { schemaIssues, serverIssues } from './definition-issues.ts';
import { emptyDefinition } from './edit-definition.ts';
import { issueAt } from './editor-field.tsx';

const say = ((key: string) => key) as Parameters<typeof schemaIssues>[1];
const named = { ...emptyDefinition, key: 'contract-use', name: { zh: '合同用印', en: 'Contracts' } };

test('what is missing is told at the field that lacks it', () => {
  const [stage] = named.stages;
  const amount = { test: 'amount', is: 'above', value: { amount: '', currency: 'CNY' } } as const;
  const flow = {
    ...named,
    name: { zh: '', en: 'x' },
    stages: [{ ...stage!, when: { test: 'any', of: [amount] } as const }],
  };
  const issues = schemaIssues(flow, say);
  expect(issueAt(issues, ['name', 'zh'])).toBe('field.required');
  expect(issueAt(issues, ['stages', 0, 'when', 'of', 0, 'value', 'amount'])).toBe('field.required');
  expect(issueAt(issues, ['stages', 0])).toBe('field.required');
  expect(issueAt(issues, ['stages', 0, 'approvers'])).toBeUndefined();
  expect(schemaIssues(named, say).size).toBe(0);
});

test('an issue of the tenth stage is none of the first', () => {
  const issues = new Map([['stages/10/name', 'x']]);
  expect(issueAt(issues, ['stages', 1])).toBeUndefined();
});

test('the server’s problems land on the fields, wherever the definition stood in the body', () => {
  const problems = [{ pointer: '/definition/stages/0/mode/n', code: 'too_small', detail: '至少 1' }];
  expect([...serverIssues(problems, ['definition'])]).toEqual([['stages/0/mode/n', '至少 1']]);
  expect([...serverIssues([{ pointer: '/priority', code: 'c', detail: 'd' }], [])]).toEqual([['priority', 'd']]);
});
