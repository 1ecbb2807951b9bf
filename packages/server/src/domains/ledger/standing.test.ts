import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestLedger, type TestLedger } from '../../../../../tests/support/ledger.ts';
import { backUp, restore, tamper } from '../../../../../tests/support/tamper.ts';

let test: TestLedger;
beforeEach(async () => {
  test = await openTestLedger();
  for (let n = 0; n < 5; n += 1) await test.count();
  await test.ledger.settle();
});
afterEach(() => test.close());

/** What the next start says about the ledger. */
const nextStart = async () => (await test.another()).standing();

const flip = `set_byte(leaf, 20, get_byte(leaf, 20) # 1)`;

describe('the next start', () => {
  it('goes on where the database extends the checkpoint kept outside', async () => {
    const before = await readFile(join(test.folder, 'checkpoint'), 'utf8');
    await test.count();
    await test.ledger.settle();
    // As after a crash between the commit and the writing of the file.
    await writeFile(join(test.folder, 'checkpoint'), before);
    expect(await nextStart()).toBe(true);
    expect(await readFile(join(test.folder, 'checkpoint'), 'utf8')).toContain('\n6\n');
  });

  it('goes on where none is kept outside, and keeps the one of the database', async () => {
    await rm(join(test.folder, 'checkpoint'));
    expect(await nextStart()).toBe(true);
    expect(await readFile(join(test.folder, 'checkpoint'), 'utf8')).toContain('\n5\n');
  });

  it.each([
    [
      'is empty',
      ['truncate ledger_checkpoints, ledger_sequence, ledger_tiles, ledger_bodies, ledger_pending, ledger_entries'],
    ],
    ['lost its newest entries', ['delete from ledger_sequence where index > 2']],
    [
      'lost its newest entries and checkpoints',
      ['delete from ledger_checkpoints where size > 0', 'delete from ledger_sequence'],
    ],
  ])('says rollback when the database %s', async (_what, statements) => {
    await tamper(test.database, ...statements);
    expect(await nextStart()).toBe('rollback');
  });

  it('says rollback when an old copy of the database was put back', async () => {
    await backUp(test.database);
    await test.count();
    await test.ledger.settle();
    await restore(test.database);
    expect(await nextStart()).toBe('rollback');
  });

  it('says rollback when the old copy has grown beyond the kept checkpoint since', async () => {
    await backUp(test.database);
    await test.count();
    await test.ledger.settle();
    const kept = await readFile(join(test.folder, 'checkpoint'), 'utf8');
    await restore(test.database);
    await rm(join(test.folder, 'checkpoint'));
    const unaware = await test.another();
    for (let n = 0; n < 3; n += 1) await test.count();
    expect((await unaware.settle()).size).toBe(8);
    await writeFile(join(test.folder, 'checkpoint'), kept);
    expect(await nextStart()).toBe('rollback');
  });

  it.each([
    ['an entry was edited', `update ledger_entries set leaf = ${flip}`],
    ['a hash was edited', 'update ledger_entries set leaf_hash = sha256(leaf_hash)'],
    ['an entry is gone', 'delete from ledger_entries where subject_seq = 1'],
    ['there are entries that were never signed', 'insert into ledger_sequence select 5, gen_random_uuid()'],
  ])('says altered when %s', async (_what, statement) => {
    await tamper(test.database, statement);
    expect(await nextStart()).toBe('altered');
  });

  it.each([
    ['database', `update ledger_checkpoints set note = replace(note, E'\\n5\\n', E'\\n4\\n') where size = 5`],
    ['database, beyond recognition,', `update ledger_checkpoints set note = 'none' where size = 5`],
  ])('says forged when the checkpoint in the %s is not what was signed', async (_where, statement) => {
    await tamper(test.database, statement);
    expect(await nextStart()).toBe('forged');
  });

  it('says forged when the checkpoint outside is not what was signed', async () => {
    await writeFile(join(test.folder, 'checkpoint'), 'none');
    expect(await nextStart()).toBe('forged');
  });
});

describe('a ledger that does not extend what was signed', () => {
  it('signs nothing and is told apart from a failure', async () => {
    await backUp(test.database);
    await test.count();
    await test.ledger.settle();
    await restore(test.database);
    const ledger = await test.another();
    await expect(ledger.settle()).rejects.toMatchObject({ code: 'read-only', params: { reason: 'rollback' } });
  });

  it('is noticed while the server runs', async () => {
    await backUp(test.database);
    await test.count();
    await test.ledger.settle();
    await restore(test.database);
    await expect(test.ledger.settle()).rejects.toMatchObject({ code: 'read-only', params: { reason: 'rollback' } });
    expect(test.ledger.standing()).toBe('rollback');
    await expect(test.count()).rejects.toMatchObject({ code: 'read-only' });
  });

  it('does not sign an entry that was edited while it waited', async () => {
    await test.count();
    await tamper(
      test.database,
      `update ledger_entries set leaf = ${flip} where id in (select entry_id from ledger_pending)`,
    );
    await expect(test.ledger.settle()).rejects.toMatchObject({ code: 'read-only', params: { reason: 'altered' } });
  });

  it('does not sign over an edited entry at the end', async () => {
    await tamper(test.database, `update ledger_entries set leaf = ${flip}`);
    await test.count();
    await expect(test.ledger.settle()).rejects.toMatchObject({ code: 'read-only', params: { reason: 'altered' } });
  });
});
