import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSystem, type TestSystem } from '../../../../../tests/support/system.ts';
import { DAY } from '../../platform/clock.ts';
import { identityJobs } from './jobs.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.close());

async function count(table: 'sessions' | 'idempotency_keys'): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(system.db);
  return rows[0]?.n ?? -1;
}

it('ended sessions and old idempotency keys are forgotten, young ones stay', async () => {
  const { organization } = await system.as('sysadmin');
  await organization.registerEntity({ body: { name: '杭州分公司', shortName: '杭分' } });
  const [forget] = identityJobs(system);
  await forget!.handle({});
  expect([await count('sessions'), await count('idempotency_keys')]).toEqual([1, 1]);
  system.clock.advance(3 * DAY);
  await forget!.handle({});
  expect([await count('sessions'), await count('idempotency_keys')]).toEqual([0, 0]);
});
