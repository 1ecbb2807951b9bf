import { heldBy, type Access, type Route } from '@yinxin/contract';
import type { LightMyRequestResponse } from 'fastify';
import { openSession } from '../../packages/server/src/domains/identity/index.ts';
import { sampleCompany } from '../../packages/server/src/domains/setup/sample-company.ts';
import type { TestSystem } from './system.ts';

/** A request as it goes over the wire, for what the typed client cannot send. */
export interface RawRequest {
  readonly method?: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
}

/** Sends requests with the session of a person of the sample company (null: without any), from the own origin. */
export async function rawAs(
  system: TestSystem,
  loginName: string | null,
): Promise<(request: RawRequest) => Promise<LightMyRequestResponse>> {
  const cookie = loginName === null ? undefined : await cookieOf(system, loginName);
  return ({ method = 'GET', url, headers = {}, payload }) =>
    system.app.http.inject({
      method: method as 'GET',
      url,
      headers: {
        host: 'yinxin.test',
        origin: 'http://yinxin.test',
        ...(cookie === undefined ? {} : { cookie }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
}

async function cookieOf(system: TestSystem, loginName: string): Promise<string> {
  const accountId = system.company.people[loginName] ?? '';
  const { token } = await system.db
    .transaction()
    .execute((trx) => openSession(trx, { accountId, at: system.clock.now(), address: 'test', device: 'test' }));
  // The name that the cookie has behind https, and the one that it has elsewhere.
  return `yinxin=${token}; __Host-yinxin=${token}`;
}

/** Login name of somebody in the sample company who may call a route; null where nobody needs a session. */
export function someoneFor(access: Access): string | null {
  if (access === 'public') return null;
  const people = sampleCompany.departments.flatMap((department) => [...department.people]);
  const roles = access === 'authenticated' ? undefined : heldBy(access.permission);
  const person = people.find((one) => roles === undefined || one.roles.some((role) => roles.includes(role)));
  if (person === undefined) throw new Error(`nobody in the sample company may call this: ${JSON.stringify(access)}`);
  return person.loginName;
}

/** The address of a route with an id that nothing has in every place of its path. */
export const urlOf = ({ url }: Route): string =>
  url
    .replace(/:page\b/g, '1')
    .replace(/:token\b/g, 'x'.repeat(43))
    .replace(/:\w+/g, '018f0000-0000-7000-8000-000000000000')
    .replace('*', 'x');
