import { api, type Routes } from '@yinxin/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDesk, type Desk } from '../../packages/server/src/domains/sealing/testing/desk.ts';
import { clicksAt, send } from '../support/clicks/index.ts';
import { refusalOf } from '../support/problem.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const idempotent = Object.values<Routes>(api)
  .flatMap((routes) => Object.entries(routes))
  .filter(([, route]) => route.idempotent)
  .map(([name]) => name);

async function entriesOf(type: string): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    select count(*) as entries from ledger_entries where type = ${type}`.execute(desk.system.db);
  return rows[0]?.entries ?? 0;
}

describe('a double click, and the same click again after a lost reply, have one entry in the ledger and one reply', () => {
  it.each(idempotent)('%s', async (name) => {
    const prepare = clicksAt(desk)[name];
    if (prepare === undefined) throw new Error(`say in tests/support/clicks how ${name} is used`);
    const act = await prepare();
    const idempotencyKey = crypto.randomUUID();
    const before = await entriesOf(act.makes);
    const [first, second] = await Promise.all([1, 2].map(() => send(desk.system, act, { idempotencyKey })));
    expect(second).toEqual(first);
    expect(await send(desk.system, act, { idempotencyKey })).toEqual(first);
    expect(await entriesOf(act.makes)).toBe(before + 1);
  });
});

it('a key that was used for something else is refused, and nothing happens', async () => {
  const { organization } = await desk.system.as('sysadmin');
  const { entityId } = desk.system.company;
  const key = { idempotencyKey: crypto.randomUUID() };
  await organization.createDepartment({ body: { entityId, name: '档案室' } }, key);
  const other = organization.createDepartment({ body: { entityId, name: '保密室' } }, key);
  expect(await refusalOf(other)).toBe('idempotency-key-reused');
  const { items } = await organization.listDepartments({ querystring: {} });
  expect(items.map(({ name }) => name)).not.toContain('保密室');
});

it('two clicks with one key for different things have one effect, and the other is refused', async () => {
  const { organization } = await desk.system.as('sysadmin');
  const { entityId } = desk.system.company;
  const key = { idempotencyKey: crypto.randomUUID() };
  const names = ['甲部', '乙部'];
  const replies = await Promise.allSettled(
    names.map((name) => organization.createDepartment({ body: { entityId, name } }, key)),
  );
  expect(replies.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const { items } = await organization.listDepartments({ querystring: {} });
  expect(items.filter(({ name }) => names.includes(name))).toHaveLength(1);
});
