import { api, type Routes } from '@yinxin/contract';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { openDesk, type Desk } from '../../packages/server/src/domains/sealing/testing/desk.ts';
import { clicksAt, send, type Click } from '../support/clicks/index.ts';
import { problemOf, refusalOf } from '../support/problem.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.system.close());

const routes = Object.values<Routes>(api).flatMap((slice) => Object.entries(slice));

async function entries(): Promise<number> {
  const { rows } = await sql<{ entries: number }>`
    select count(*) as entries from ledger_entries`.execute(desk.system.db);
  return rows[0]?.entries ?? 0;
}

async function prepared(name: string): Promise<Click> {
  const prepare = clicksAt(desk)[name];
  if (prepare === undefined) throw new Error(`say in tests/support/clicks how ${name} is used`);
  return prepare();
}

const ID = '018f0000-0000-7000-8000-000000000000';

/** What somebody might add in the hope that it is taken over. */
const intruders = {
  id: ID,
  status: 'approved',
  state: 'approved',
  role: 'system-administrator',
  approver: ID,
  actorId: ID,
  createdAt: '2020-01-01T00:00:00.000Z',
  version: 99,
  approvedImpressions: 999,
};

/** Somebody who holds a session, and none of the permissions that the act needs. */
const strangerTo = (by: string): string => (['sysadmin', 'secadmin'].includes(by) ? 'wangqiang' : 'sysadmin');

/** What every role may do refuses whom it does not concern by its own reason. */
const ownRefusals: Readonly<Record<string, string>> = { confirmNotice: 'notice-not-receiver' };

describe('an act is accepted from the right person in the right form only, and a refused one leaves no trace', () => {
  const acts = routes.filter(([, route]) => route.idempotent && route.access !== 'authenticated');

  it.each(acts.map(([name]) => name))('%s', async (name) => {
    const act = await prepared(name);
    const before = await entries();
    expect(await refusalOf(send(desk.system, { ...act, by: strangerTo(act.by) }))).toBe(
      ownRefusals[name] ?? 'forbidden',
    );
    const body = act.request.body as object | undefined;
    for (const [field, value] of Object.entries(intruders)) {
      if (body === undefined || field in body) continue;
      const request = { ...act.request, body: { ...body, [field]: value } };
      const { code } = await problemOf(send(desk.system, { ...act, request }));
      expect([field, code]).toEqual([field, 'validation-failed']);
    }
    if (body !== undefined) {
      const asked = send(desk.system, { ...act, request: { ...act.request, body: {} } });
      expect(await refusalOf(asked)).toBe('validation-failed');
    }
    expect(await entries()).toBe(before);
    await send(desk.system, act);
    expect(await entries()).toBeGreaterThan(before);
  });
});

it('a body has no place for a field that is not described, at any depth', () => {
  const bodies = routes.flatMap(([name, { schema }]) =>
    schema.body === undefined ? [] : [{ name, body: schema.body }],
  );
  const objects = bodies.flatMap(({ name, body }) => [...objectsIn(body)].map((one) => ({ name, one })));
  expect(objects.length).toBeGreaterThan(bodies.length);
  const open = objects.filter(({ one }) => (one.def.catchall as z.ZodType | undefined)?.def.type !== 'never');
  expect(open.map(({ name }) => name)).toEqual([]);
});

/** Every object schema inside a schema. */
function* objectsIn(schema: z.ZodType, seen = new Set<unknown>()): Generator<z.ZodObject> {
  if (seen.has(schema)) return;
  seen.add(schema);
  if (schema.def.type === 'object') yield schema as z.ZodObject;
  for (const part of partsOf(schema.def)) yield* objectsIn(part, seen);
}

/** Schemas stand in the definition of a schema as values, in lists, or by name. */
const partsOf = (value: unknown): readonly z.ZodType[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    if ('def' in one && '_zod' in one) return [one as z.ZodType];
    return Array.isArray(one) || Object.getPrototypeOf(one) === Object.prototype ? partsOf(one) : [];
  });
};
