import { api, roles, type Role, type Route } from '@yinxin/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '../../packages/server/src/domains/identity/index.ts';
import { makePerson } from '../../packages/server/src/domains/setup/index.ts';
import { systemActor } from '../../packages/server/src/platform/transition.ts';
import { reachOf } from '../../scripts/reference/access-matrix.ts';
import { startSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  system = await startSystem();
  const departmentId = system.company.departments['销售部']!;
  for (const role of roles) {
    const person = {
      loginName: `only-${role}`,
      name: role,
      employeeNumber: role,
      post: role,
      roles: [role],
      everywhere: true,
    } as const;
    const token = await system.app.transact(systemActor, async (tx) => {
      const accountId = await makePerson(tx, {
        entityId: system.company.entityId,
        departmentId,
        person,
        passwordHash: 'argon2id$1$1$1$AA$AA',
      });
      const session = { accountId, at: tx.at, address: 'test', device: 'test' };
      return (await openSession(tx.trx, session)).token;
    });
    cookies.set(role, `yinxin=${token}`);
  }
});
afterAll(() => system.close());

const ID = '018f0000-0000-7000-8000-000000000000';
const MOMENTOUS = new Set(['DELETE /api/session']);

it('R3.1.5 every route accepts exactly the roles that the published matrix names', async () => {
  const differing: string[] = [];
  for (const route of Object.values(api).flatMap((slice) => Object.values(slice) as Route[])) {
    if (route.access === 'public' || MOMENTOUS.has(`${route.method} ${route.url}`)) continue;
    for (const role of roles) {
      const { statusCode, body } = await system.app.http.inject({
        method: route.method,
        url: route.url.replace(/:\w+/g, ID),
        headers: {
          cookie: cookies.get(role)!,
          origin: 'http://localhost:80',
          host: 'localhost:80',
          'content-type': route.upload === undefined ? 'application/json' : 'application/octet-stream',
        },
        ...(route.method === 'GET' ? {} : { payload: '{}' }),
      });
      const refused = statusCode === 403 && body.includes('"forbidden"');
      const wanted = reachOf(role, route) === '–';
      if (refused !== wanted) differing.push(`${role}: ${route.method} ${route.url} → ${statusCode}`);
    }
  }
  expect(differing).toEqual([]);
});
