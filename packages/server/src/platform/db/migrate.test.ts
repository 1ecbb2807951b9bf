import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type pg from 'pg';
import { createEmptyDatabase } from '../../../../../tests/support/database.ts';
import { openPool } from './connection.ts';
import { checksum, dueSteps, migrate } from './migrate.ts';
import { APP_ROLE } from './roles.ts';

const first = { id: '0001-first', up: 'create table entries (id int primary key, note text)' };
const second = { id: '0002-second', up: 'create table drafts (id int primary key)' };
const schema = { migrations: [first, second], appendOnly: ['entries'] };

describe('steps that are due', () => {
  it('are those not yet taken, in their order', () => {
    expect(dueSteps([first, second], new Map())).toEqual([first, second]);
    expect(dueSteps([first, second], new Map([[first.id, checksum(first)]]))).toEqual([second]);
  });

  it('ignores indentation, and notices any other change of a step taken', () => {
    const indented = { ...first, up: `\n    ${first.up}\n  ` };
    expect(dueSteps([indented], new Map([[first.id, checksum(first)]]))).toEqual([]);
    const changed = { ...first, up: `${first.up};` };
    expect(() => dueSteps([changed], new Map([[first.id, checksum(first)]]))).toThrow(
      'Schema step 0001-first was changed',
    );
  });

  it('refuses a database that a newer program has made', () => {
    expect(() => dueSteps([first], new Map([['0099-later', 'x']]))).toThrow('newer version');
  });
});

describe('a migrated database', () => {
  let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
  let owner: pg.Pool;
  let application: pg.Pool;

  beforeEach(async () => {
    database = await createEmptyDatabase();
    const settings = { url: database.url, name: 'migrate-test', statementTimeout: 10_000 };
    owner = openPool({ ...settings, size: 3 });
    application = openPool({ ...settings, size: 1, role: APP_ROLE });
  });

  afterEach(async () => {
    await Promise.all([owner.end(), application.end()]);
    await database.drop();
  });

  it('takes each step once, also when several servers start together', async () => {
    const taken = await Promise.all([migrate(owner, schema), migrate(owner, schema), migrate(owner, schema)]);
    expect(taken.flat().toSorted()).toEqual([first.id, second.id]);
    expect(await migrate(owner, schema)).toEqual([]);
  });

  it('keeps nothing of a step that fails, and everything before it', async () => {
    const broken = { id: '0002-broken', up: 'create table half (id int); create table half (id int)' };
    await expect(migrate(owner, { migrations: [first, broken], appendOnly: [] })).rejects.toThrow('already exists');
    const { rows } = await owner.query(`select to_regclass('half') as half, to_regclass('entries') as entries`);
    expect(rows).toEqual([{ half: null, entries: 'entries' }]);
    expect(await migrate(owner, schema)).toEqual([second.id]);
  });

  it('lets the application add to an append-only table, and nobody change it, not even the owner', async () => {
    await migrate(owner, schema);
    await application.query(`insert into entries values (1, 'a')`);
    for (const statement of [`update entries set note = 'b'`, 'delete from entries', 'truncate entries']) {
      await expect(application.query(statement)).rejects.toThrow('permission denied');
      await expect(owner.query(statement)).rejects.toThrow('append-only');
    }
    await application.query('insert into drafts values (1)');
    await application.query('delete from drafts');
  });

  it('gives the application no right to change the schema or the record of its steps', async () => {
    await migrate(owner, schema);
    await expect(application.query('create table more (id int)')).rejects.toThrow('permission denied');
    await expect(application.query('drop table drafts')).rejects.toThrow('must be owner');
    await expect(application.query('delete from schema_migrations')).rejects.toThrow('permission denied');
  });
});
