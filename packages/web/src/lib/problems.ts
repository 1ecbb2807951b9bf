import { ProblemError, type FieldProblem } from '@yinxin/contract';
import { messages, type Say } from './i18n.ts';

export const problemTexts = messages('problems', {
  zh: {
    'network.title': '无法连接服务器',
    'network.remedy': '请检查网络后重试；重试不会重复提交。',
    'unreadable.title': '服务器的答复无法识别',
    'unreadable.remedy': '请稍后重试；如仍失败，请联系系统管理员。',
  },
  en: {
    'network.title': 'The server cannot be reached',
    'network.remedy': 'Check the network and try again; nothing will be submitted twice.',
    'unreadable.title': 'The server’s answer could not be read',
    'unreadable.remedy': 'Try again in a moment; if it keeps failing, tell the system administrator.',
  },
});

/** What went wrong, in words for the reader. */
export interface Trouble {
  readonly title: string;
  readonly remedy?: string;
  /** Names the request in the server's log. */
  readonly requestId?: string;
  /** Stable code of the contract, or `network` or `unreadable` when no problem came back. */
  readonly code: string;
  readonly errors: readonly FieldProblem[];
}

/**
 * Words for anything that a call can throw. The server words its own problems in the language asked for; what never
 * reached it is worded here.
 */
export function troubleOf(error: unknown, say: Say<typeof problemTexts.zh>): Trouble {
  if (error instanceof ProblemError) {
    const { title, detail, instance, code, errors } = error.problem;
    return { title, remedy: detail, requestId: instance, code, errors: errors ?? [] };
  }
  const kind = neverAnswered(error) ? 'network' : 'unreadable';
  return { title: say(`${kind}.title`), remedy: say(`${kind}.remedy`), code: kind, errors: [] };
}

/** True for a call whose reply never came: `fetch` throws a TypeError, a time limit a DOMException. */
export const neverAnswered = (error: unknown): boolean => error instanceof TypeError || error instanceof DOMException;

/** True when the session behind the call has ended or never was. */
export const notSignedIn = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'not-signed-in';

/**
 * True when the server may have done what was asked although the caller did not hear of it: no reply, or a reply of
 * its own failure (5xx). Only such a call is repeated under the same idempotency key.
 */
export const outcomeUnknown = (error: unknown): boolean =>
  !(error instanceof ProblemError) || error.problem.status >= 500;

/**
 * The path of the form field that a JSON pointer (RFC 6901) names: `/people/0/name` gives `['people', 0, 'name']`. A
 * leading `#` and a leading `/body` are dropped.
 */
export function fieldPath(pointer: string): readonly (string | number)[] {
  const [, ...tokens] = pointer.replace(/^#/, '').split('/');
  const path = tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (path[0] === 'body') path.shift();
  return path.map((token) => (/^(0|[1-9]\d*)$/.test(token) ? Number(token) : token));
}
