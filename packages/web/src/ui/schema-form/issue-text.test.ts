import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueText } from './issue-text.ts';

const say = (key: string, fillings?: object): string => JSON.stringify([key, fillings ?? {}]);
const issueOf = (schema: z.ZodType, value: unknown): string =>
  issueText(schema.safeParse(value, { reportInput: true }).error!.issues[0]!, say);

test.each([
  [z.string(), undefined, 'field.required', {}],
  [z.string().min(1), '', 'field.required', {}],
  [z.string().min(12), 'short', 'field.tooShort', { count: 12 }],
  [z.string().max(2), 'long', 'field.tooLong', { count: 2 }],
  [z.number().min(1), 0, 'field.tooSmall', { limit: 1 }],
  [z.array(z.string()).min(1), [], 'field.tooFew', { count: 1 }],
  [z.string().regex(/^a$/), 'b', 'field.format', {}],
  [z.enum(['a']), 'b', 'field.invalid', {}],
  [z.enum(['a']), undefined, 'field.required', {}],
])('%# says what the rule wants', (schema, value, key, fillings) => {
  expect(issueOf(schema, value)).toBe(JSON.stringify([key, fillings]));
});
