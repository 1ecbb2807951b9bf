import { api, createClient, type Client } from '@yinxin/contract';
import { languageHeader } from './language-header.ts';
import { noticeEndedSession } from './session.ts';

type Clients = { readonly [Slice in keyof typeof api]: Client<(typeof api)[Slice]> };

/**
 * The typed client of every slice, on our own origin: `client.identity.listAccounts({ querystring })`. The session is
 * an HttpOnly cookie; another site cannot use it, because writes carry JSON or bytes and the server checks their origin.
 */
export const client = clientWith(noticeEndedSession(fetch));

/** A client that sends through another `fetch`, e.g. one that reports upload progress. */
export function clientWith(send: typeof fetch): Clients {
  const settings = { baseUrl: '', headers: languageHeader, fetch: send };
  return Object.fromEntries(
    Object.entries(api).map(([slice, routes]) => [slice, createClient(routes, settings)]),
  ) as unknown as Clients;
}
