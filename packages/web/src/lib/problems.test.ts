import { ProblemError, type ProblemDetails } from '@yinxin/contract';
import { describe, expect, test } from 'vitest';
import type { Say } from './i18n.ts';
import { fieldPath, notSignedIn, outcomeUnknown, problemTexts, troubleOf } from './problems.ts';

const problem = (part: Partial<ProblemDetails>): ProblemError =>
  new ProblemError({ type: '', title: 'T', status: 422, instance: 'r-1', code: 'validation-failed', ...part });
const say: Say<typeof problemTexts.zh> = (key, ..._fillings) => key;

describe('what went wrong', () => {
  test('the server’s words are shown as they are, with the number to quote', () => {
    expect(troubleOf(problem({ detail: 'D' }), say)).toEqual({
      title: 'T',
      remedy: 'D',
      requestId: 'r-1',
      code: 'validation-failed',
      errors: [],
    });
  });

  test('a call that got no answer is told apart from an answer that makes no sense', () => {
    expect(troubleOf(new TypeError('Failed to fetch'), say).code).toBe('network');
    expect(troubleOf(new Error('HTTP 502'), say).code).toBe('unreadable');
  });

  test('only a refusal is a known outcome', () => {
    expect(outcomeUnknown(problem({ status: 409 }))).toBe(false);
    expect(outcomeUnknown(problem({ status: 503, code: 'unavailable' }))).toBe(true);
    expect(outcomeUnknown(new TypeError('Failed to fetch'))).toBe(true);
    expect(outcomeUnknown(new Error('HTTP 502'))).toBe(true);
  });

  test('a wrong password is not an ended session', () => {
    expect(notSignedIn(problem({ status: 401, code: 'not-signed-in' }))).toBe(true);
    expect(notSignedIn(problem({ status: 401, code: 'sign-in-failed' }))).toBe(false);
  });

  test('JSON pointers (RFC 6901) name form fields', () => {
    expect(fieldPath('/loginName')).toEqual(['loginName']);
    expect(fieldPath('#/body/people/0/name')).toEqual(['people', 0, 'name']);
    expect(fieldPath('/a~1b/m~0n')).toEqual(['a/b', 'm~n']);
    expect(fieldPath('')).toEqual([]);
  });
});
