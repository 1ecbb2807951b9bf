import type { z } from 'zod';
import type { Say } from '../../lib/i18n.ts';
import type { kitMessages } from '../messages.ts';

/** Words for one issue of a schema, for the person who filled in the field. */
export function issueText(issue: z.core.$ZodIssue, say: Say<typeof kitMessages.zh>): string {
  switch (issue.code) {
    case 'invalid_type':
      return say(issue.input === undefined ? 'field.required' : 'field.invalid');
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), say);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), say);
    case 'invalid_format':
      return say('field.format');
    case 'invalid_value':
      return say(issue.input === undefined ? 'field.required' : 'field.invalid');
    default:
      return say('field.invalid');
  }
}

function tooSmall(origin: string, minimum: number, say: Say<typeof kitMessages.zh>): string {
  if (origin === 'string') return minimum <= 1 ? say('field.required') : say('field.tooShort', { count: minimum });
  if (origin === 'array') return say('field.tooFew', { count: minimum });
  return say('field.tooSmall', { limit: minimum });
}

function tooBig(origin: string, maximum: number, say: Say<typeof kitMessages.zh>): string {
  if (origin === 'string') return say('field.tooLong', { count: maximum });
  if (origin === 'array') return say('field.tooMany', { count: maximum });
  return say('field.tooBig', { limit: maximum });
}
