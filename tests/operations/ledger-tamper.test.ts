import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { subjectKinds } from '../../packages/server/src/aggregates.ts';
import { verifyLedger, type LedgerVerdict } from '../../packages/server/src/domains/ledger/index.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { backUp, restore, tamper } from '../support/tamper.ts';

let system: TestSystem;
let keptNote = '';

beforeEach(async () => {
  system = await startSystem();
  await system.app.ledger.settle();
  keptNote = await readFile(join(system.dataFolder, 'ledger', 'checkpoint'), 'utf8');
});
afterEach(() => system.close());

const verify = (): Promise<LedgerVerdict> =>
  verifyLedger({
    db: system.db,
    decrypt: system.app.ledger.decrypt,
    kinds: subjectKinds,
    key: system.app.ledger.key,
    keptNotes: [keptNote],
  });

/** Does something to the database as a superuser, and says what the verification finds. */
async function findingsAfter(...statements: readonly string[]) {
  await tamper(system.database, ...statements);
  const verdict = await verify();
  expect(verdict.ok).toBe(false);
  return verdict.findings;
}

const person = (loginName: string): string => system.company.people[loginName]!;

/** Where the entry with this number in the history of a person stands. */
async function placeOf(subjectId: string, type = 'person', seq = 1): Promise<number> {
  const { rows } = await sql<{ index: number }>`
    select s.index from ledger_sequence s join ledger_entries e on e.id = s.entry_id
    where e.subject_id = ${subjectId}::uuid and e.subject_type = ${type} and e.subject_seq = ${seq}`.execute(system.db);
  return rows[0]!.index;
}

const ofPerson = (id: string): string => `subject_id = '${id}' and subject_type = 'person'`;
const entryOfPerson = (id: string): string => `select id from ledger_entries where ${ofPerson(id)}`;

it('an untouched system verifies: every entry, every history, every row', async () => {
  const verdict = await verify();
  expect(verdict.findings).toEqual([]);
  expect(verdict).toMatchObject({ ok: true, size: verdict.entries });
  expect(verdict.subjects).toBeGreaterThan(30);
});

it('a system at work verifies, with entries that still wait for their place', async () => {
  const { organization } = await system.as('sysadmin');
  const body = { entityId: system.company.entityId, name: '档案室' };
  await organization.createDepartment({ body });
  const verdict = await verify();
  expect(verdict.findings).toEqual([]);
  expect(verdict.entries).toBeGreaterThan(verdict.size ?? 0);
});

describe('a database superuser is found out, and what was touched is named, when', () => {
  it('a row is edited', async () => {
    const id = person('wangqiang');
    const subject = { type: 'person', id };
    expect(
      await findingsAfter(`update people set state = jsonb_set(state, '{post}', '"总经理"') where id = '${id}'`),
    ).toEqual([{ kind: 'row-edited', subject, column: 'state' }]);
  });

  it('only a column that queries read is edited', async () => {
    const id = person('wangqiang');
    expect(await findingsAfter(`update people set has_left = true where id = '${id}'`)).toEqual([
      { kind: 'row-edited', subject: { type: 'person', id }, column: 'has_left' },
    ]);
  });

  it('a row is deleted, and one is made up', async () => {
    const id = person('wangqiang');
    const made = '0190a000-0000-7000-8000-0000000000ff';
    const findings = await findingsAfter(`update people set id = '${made}' where id = '${id}'`);
    expect(findings).toHaveLength(2);
    expect(findings).toContainEqual({ kind: 'row-missing', subject: { type: 'person', id } });
    expect(findings).toContainEqual({ kind: 'row-without-history', subject: { type: 'person', id: made } });
  });

  it('an entry is edited', async () => {
    const id = person('wangqiang');
    const edit = `set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"actor":"0', '"actor":"1'), 'UTF8')`;
    expect(await findingsAfter(`update ledger_entries ${edit} where ${ofPerson(id)}`)).toEqual([
      { kind: 'entry-edited', index: await placeOf(id), subject: { type: 'person', id }, seq: 1 },
    ]);
  });

  it('an entry is edited together with its hash and its columns', async () => {
    const id = person('wangqiang');
    await system.app.ledger.settle();
    const { organization } = await system.as('sysadmin');
    await organization.createDepartment({ body: { entityId: system.company.entityId, name: '档案室' } });
    const { size } = await system.app.ledger.settle();
    const findings = await findingsAfter(
      `update ledger_entries set actor_id = '${id}',
        leaf = convert_to(regexp_replace(convert_from(leaf, 'UTF8'), '"actor":"[^"]*"', '"actor":"${id}"'), 'UTF8')
        where id = (select entry_id from ledger_sequence where index = ${size - 1})`,
      `update ledger_entries set leaf_hash = sha256('\\x00'::bytea || leaf)`,
    );
    expect(findings).toEqual([
      expect.objectContaining({
        kind: 'entry-edited',
        index: size - 1,
        subject: expect.objectContaining({ type: 'department' }),
      }),
    ]);
  });

  it('only the columns of an entry are edited', async () => {
    const id = person('wangqiang');
    const index = await placeOf(id);
    expect(await findingsAfter(`update ledger_entries set actor_id = '${id}' where ${ofPerson(id)}`)).toEqual([
      { kind: 'entry-edited', subject: { type: 'person', id }, seq: 1, index },
    ]);
  });

  it('entries are deleted', async () => {
    const id = person('wangqiang');
    const index = await placeOf(id);
    const findings = await findingsAfter(`delete from ledger_entries where ${ofPerson(id)}`);
    expect(findings).toContainEqual({ kind: 'entries-deleted', index });
    expect(findings).toContainEqual({ kind: 'row-without-history', subject: { type: 'person', id } });
    expect(findings).toHaveLength(2);
  });

  it('the beginning of a history is deleted', async () => {
    const id = person('wangqiang');
    await (await system.as('wangqiang')).identity.signOut({});
    await (
      await system.as('secadmin')
    ).organization.grantRole({
      body: { personId: id, role: 'custodian', scope: { kind: 'everywhere' } },
    });
    await system.app.ledger.settle();
    const findings = await findingsAfter(
      `delete from ledger_entries where subject_id = '${id}' and subject_type = 'account' and subject_seq = 1`,
    );
    expect(findings).toContainEqual({ kind: 'entries-deleted', subject: { type: 'account', id }, seq: 1 });
  });

  it('entries are deleted with their places', async () => {
    const id = person('wangqiang');
    const index = await placeOf(id);
    const findings = await findingsAfter(
      `delete from ledger_sequence where entry_id in (${entryOfPerson(id)})`,
      `delete from ledger_entries where ${ofPerson(id)}`,
    );
    expect(findings).toContainEqual({ kind: 'entries-deleted', index });
  });

  it('entries are deleted that still waited for their place', async () => {
    const { organization } = await system.as('sysadmin');
    const { id } = await organization.createDepartment({ body: { entityId: system.company.entityId, name: '档案室' } });
    const subject = { type: 'department', id };
    expect(await findingsAfter('delete from ledger_pending')).toEqual([
      { kind: 'entry-without-place', subject, seq: 1 },
    ]);
    expect(await findingsAfter(`delete from ledger_entries where subject_id = '${id}'`)).toEqual([
      { kind: 'row-without-history', subject },
    ]);
  });

  it('the facts of an entry are edited, or gone', async () => {
    const [wangqiang, linxia] = [person('wangqiang'), person('linxia')];
    const edited = {
      kind: 'body-edited',
      subject: { type: 'person', id: wangqiang },
      seq: 1,
      index: await placeOf(wangqiang),
    };
    const missing = {
      kind: 'body-missing',
      subject: { type: 'person', id: linxia },
      seq: 1,
      index: await placeOf(linxia),
    };
    const findings = await findingsAfter(
      `update ledger_bodies set body = set_byte(body, 100, get_byte(body, 100) # 1) where entry_id in (${entryOfPerson(wangqiang)})`,
      `delete from ledger_bodies where entry_id in (${entryOfPerson(linxia)})`,
    );
    expect(findings).toHaveLength(2);
    expect(findings).toContainEqual(edited);
    expect(findings).toContainEqual(missing);
  });

  it('the facts of two entries are exchanged', async () => {
    const [wangqiang, linxia] = [person('wangqiang'), person('linxia')];
    const findings = await findingsAfter(
      `update ledger_bodies b set body = o.body from ledger_bodies o
        where b.entry_id in (${entryOfPerson(wangqiang)}) and o.entry_id in (${entryOfPerson(linxia)})`,
    );
    expect(findings).toMatchObject([{ kind: 'body-edited', subject: { id: wangqiang } }]);
  });

  it('the newest checkpoints are cut off', async () => {
    const findings = await findingsAfter('delete from ledger_checkpoints where size > 0');
    expect(findings.map((finding) => finding.kind)).toEqual(['rollback', 'checkpoints-cut']);
  });

  it('all checkpoints are deleted, or one is edited', async () => {
    await backUp(system.database);
    expect(await findingsAfter('delete from ledger_checkpoints')).toEqual([{ kind: 'checkpoint-missing' }]);
    await restore(system.database);
    expect(await findingsAfter(`update ledger_checkpoints set note = replace(note, 'yinxin', 'yinxim')`)).toEqual([
      { kind: 'checkpoint-forged' },
    ]);
  });

  it('an old copy of the whole ledger is put back', async () => {
    await backUp(system.database);
    const { organization } = await system.as('sysadmin');
    const { id } = await organization.createDepartment({ body: { entityId: system.company.entityId, name: '档案室' } });
    await system.app.ledger.settle();
    keptNote = await readFile(join(system.dataFolder, 'ledger', 'checkpoint'), 'utf8');
    await restore(system.database);
    const { findings } = await verify();
    expect(findings).toEqual([
      { kind: 'rollback' },
      { kind: 'row-without-history', subject: { type: 'department', id } },
    ]);
  });
});
