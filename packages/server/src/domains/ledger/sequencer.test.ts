import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { auditTiles, openCheckpoint, parseLeaf, parseVkey, verifyProofFile } from '@yinxin/ledger';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestLedger, type TestLedger } from '../../../../../tests/support/ledger.ts';
import { until } from '../../../../../tests/support/until.ts';
import { readHistory } from './history.ts';
import { tileReader } from './tiles.ts';

let test: TestLedger;
beforeEach(async () => {
  test = await openTestLedger();
});
afterEach(() => test.close());

/** Subject and sequence number of every entry, by global index. */
async function order(): Promise<{ index: number; subject: string; seq: number }[]> {
  const { rows } = await sql<{ index: number; leaf: Buffer }>`
    select s.index, e.leaf from ledger_sequence s join ledger_entries e on e.id = s.entry_id
    order by s.index`.execute(test.database.kysely);
  return rows.map(({ index, leaf }) => {
    const { subject, seq } = parseLeaf(leaf);
    return { index, subject: subject.id, seq };
  });
}

const waiting = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger_pending`.execute(
    test.database.kysely,
  );
  return rows[0]?.n ?? -1;
};

describe('settling', () => {
  it('signs the empty ledger at the first start, under a name that stays', async () => {
    const head = await test.ledger.settle();
    expect(head.size).toBe(0);
    expect(head.origin).toMatch(/^yinxin\/[0-9a-f]{8}$/);
    const again = await test.another();
    expect(again.key.vkey).toBe(test.ledger.key.vkey);
    await expect(test.another({ origin: 'seals.example.cn/ledger' })).rejects.toThrow(head.origin);
  });

  it('puts everything committed before under a checkpoint that the published key verifies', async () => {
    for (let n = 0; n < 3; n += 1) await test.count();
    const head = await test.ledger.settle();
    expect(head.size).toBe(3);
    expect(await waiting()).toBe(0);
    const vkey = (await readFile(join(test.folder, 'vkey'), 'utf8')).trim();
    const kept = await readFile(join(test.folder, 'checkpoint'), 'utf8');
    const opened = openCheckpoint(kept, [parseVkey(vkey)], head.origin);
    expect(opened).toMatchObject({ ok: true, checkpoint: { size: 3 } });
    expect(await auditTiles(tileReader(test.database.kysely), head)).toEqual([]);
  });

  it('proves an entry offline', async () => {
    const id = await test.count();
    for (let n = 0; n < 20; n += 1) await test.count();
    const history = await readHistory(test.database.kysely, test.ledger.decrypt, { type: 'tally', id });
    const entryId = history.ok ? history.entries[0]!.entryId : '';
    expect(await test.ledger.proofFor(entryId)).toBeUndefined();
    await test.ledger.settle();
    const found = await test.ledger.proofFor(entryId);
    const verdict = verifyProofFile({ proof: found!.proof, vkey: test.ledger.key.vkey, leaf: found!.leaf });
    expect(verdict).toMatchObject({ ok: true, proven: { index: found!.index } });
    const other = verifyProofFile({ proof: found!.proof, vkey: test.ledger.key.vkey, leaf: Buffer.from('{}') });
    expect(other.ok).toBe(false);
  });

  it('is not satisfied by a pass that began before', async () => {
    const heads: Promise<{ size: number }>[] = [];
    for (let n = 1; n <= 12; n += 1) {
      await test.count();
      heads.push(test.ledger.settle());
    }
    const sizes = (await Promise.all(heads)).map((head) => head.size);
    expect(sizes.map((size, at) => size >= at + 1)).not.toContain(false);
  });

  it('happens by itself while entries wait', async () => {
    await test.count();
    test.ledger.start();
    await until(async () => (await waiting()) === 0, 'nothing waits');
  });
});

describe('the order of the ledger', () => {
  it('follows every subject, whoever writes at the same time and whoever signs', async () => {
    const other = await test.another({ folder: join(test.folder, '..', 'second') });
    const subjects = await Promise.all(Array.from({ length: 4 }, () => test.count()));
    await Promise.all(
      Array.from({ length: 60 }, async (_, n) => {
        await test.count(n % 3 === 0 ? undefined : subjects[n % subjects.length]);
        await [test.ledger, other][n % 2]!.settle();
      }),
    );
    const head = await other.settle();
    expect(head.size).toBe(64);
    const entries = await order();
    expect(entries.map((entry) => entry.index)).toEqual(Array.from({ length: 64 }, (_, n) => n));
    for (const id of subjects) {
      const seqs = entries.filter((entry) => entry.subject === id).map((entry) => entry.seq);
      expect(seqs).toEqual(seqs.map((_, n) => n + 1));
    }
    expect(await auditTiles(tileReader(test.database.kysely), head)).toEqual([]);
  });

  it('lets an entry whose number was drawn early and committed late follow', async () => {
    const { kysely } = test.database;
    const event = { type: 'tally.counted', remark: 'late', by: 1 };
    const meta = { at: new Date().toISOString(), actor: '00000000-0000-7000-8000-000000000000', seq: 1 };
    const late = '0190a000-0000-7000-8000-0000000000aa';
    let drawn!: () => void;
    let release!: () => void;
    const hasDrawn = new Promise<void>((resolve) => (drawn = resolve));
    const released = new Promise<void>((resolve) => (release = resolve));
    const slow = kysely.transaction().execute(async (trx) => {
      await test.ledger.append(trx, [{ subjectType: 'tally', subjectId: late, event, meta }]);
      drawn();
      await released;
    });
    await hasDrawn;
    const early = await test.count();
    expect((await test.ledger.settle()).size).toBe(1);
    release();
    await slow;
    expect((await test.ledger.settle()).size).toBe(2);
    expect((await order()).map((entry) => entry.subject)).toEqual([early, late]);
  });
});

it('grows across the borders of tiles of two levels, in several batches', async () => {
  // Written by SQL: only the tree is looked at here, and it takes any bytes for a leaf.
  const add = (from: number, to: number) =>
    test.database.owner.query(`
      with entry as (
        insert into ledger_entries (id, subject_type, subject_id, subject_seq, type, actor_id, at, leaf, leaf_hash)
        select gen_random_uuid(), 'tally', gen_random_uuid(), 1, 'tally.counted', gen_random_uuid(), now(), leaf,
          sha256('\\x00'::bytea || leaf)
        from generate_series(${from}, ${to - 1}) as n, convert_to('leaf ' || n, 'UTF8') as leaf
        returning id, leaf_hash
      ) insert into ledger_pending (entry_id, leaf_hash) select id, leaf_hash from entry`);
  const sizes = [1, 255, 256, 257, 5000, 66_000];
  let before = await test.ledger.settle();
  for (const size of sizes) {
    await add(before.size, size);
    before = await test.ledger.settle();
    expect(before.size).toBe(size);
  }
  let visited = 0;
  expect(await auditTiles(tileReader(test.database.kysely), before, () => (visited += 1))).toEqual([]);
  expect(visited).toBe(66_000);
}, 120_000);
