import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestLedger, type TestLedger } from '../../../../../../tests/support/ledger.ts';
import { backUp, restore, tamper } from '../../../../../../tests/support/tamper.ts';
import { verifyTree } from './verify-tree.ts';

/** Full tiles on two levels would need 65,536 entries; these cross the border of several tiles of level 0. */
const SIZE = 1100;

let test: TestLedger;
beforeAll(async () => {
  test = await openTestLedger();
  const at = new Date().toISOString();
  const actor = '00000000-0000-7000-8000-000000000000';
  for (let first = 0; first < SIZE; first += 50) {
    await test.database.kysely.transaction().execute((trx) =>
      test.ledger.append(
        trx,
        Array.from({ length: 50 }, (_, n) => ({
          subjectType: 'tally',
          subjectId: `0190a000-0000-7000-8000-${(first + n).toString(16).padStart(12, '0')}`,
          event: { type: 'tally.counted' },
          meta: { at, actor, seq: 1 },
        })),
      ),
    );
    await test.ledger.settle();
  }
  await backUp(test.database);
});
afterAll(() => test.close());

async function findingsAfter(...statements: readonly string[]) {
  await tamper(test.database, ...statements);
  const { findings } = await verifyTree(test.database.kysely, test.ledger.key, [], () => undefined);
  await restore(test.database);
  return findings;
}

const at = (index: number): string => `id = (select entry_id from ledger_sequence where index = ${index})`;
const editLeaf = `leaf = convert_to(replace(convert_from(leaf, 'UTF8'), '"policy":"1"', '"policy":"2"'), 'UTF8')`;

describe('the verification of the tree', () => {
  it('finds nothing in a sound one', async () => {
    expect(await findingsAfter('select 1')).toEqual([]);
  });

  it.each([0, 255, 256, 700, 1023, 1024, SIZE - 1])('names entry %i when it is edited', async (index) => {
    expect(await findingsAfter(`update ledger_entries set ${editLeaf} where ${at(index)}`)).toEqual([
      { kind: 'entry-edited', index },
    ]);
  });

  it.each([0, 700, 1023])('names entry %i when its hash is edited along', async (index) => {
    const findings = await findingsAfter(
      `update ledger_entries set ${editLeaf} where ${at(index)}`,
      `update ledger_entries set leaf_hash = sha256('\\x00'::bytea || leaf)`,
    );
    expect(findings).toEqual([{ kind: 'entry-edited', index }]);
  });

  it('narrows an entry edited with its hash at the end down to one checkpoint', async () => {
    const findings = await findingsAfter(
      `update ledger_entries set ${editLeaf} where ${at(1060)}`,
      `update ledger_entries set leaf_hash = sha256('\\x00'::bytea || leaf)`,
    );
    expect(findings).toEqual([{ kind: 'entry-edited', index: 1050, upTo: 1099 }]);
  });

  it('names every place whose entry is gone', async () => {
    const findings = await findingsAfter(
      `delete from ledger_entries where ${at(10)} or ${at(11)} or ${at(300)}`,
      'delete from ledger_sequence where index = 1090',
    );
    expect(findings).toEqual([
      { kind: 'entries-deleted', index: 10, upTo: 11 },
      { kind: 'entries-deleted', index: 300 },
      { kind: 'entries-deleted', index: 1090 },
    ]);
  });

  it('names a tile that is edited or gone', async () => {
    const bit = 'set_byte(hashes, 40, get_byte(hashes, 40) # 1)';
    expect(await findingsAfter(`update ledger_tiles set hashes = ${bit} where index = 2`)).toEqual([
      { kind: 'tile-edited', path: 'tile/0/002' },
    ]);
    expect(await findingsAfter('delete from ledger_tiles where index = 1')).toContainEqual({
      kind: 'tile-edited',
      path: expect.stringContaining('tile/'),
    });
    expect(await findingsAfter('update ledger_tiles set root = sha256(root) where index = 3')).toContainEqual({
      kind: 'tile-edited',
      path: 'tile/0/003',
    });
  });

  it('names entries that two places exchanged', async () => {
    const findings = await findingsAfter(
      'update ledger_sequence set index = 5000 where index = 20',
      'update ledger_sequence set index = 20 where index = 21',
      'update ledger_sequence set index = 21 where index = 5000',
    );
    expect(findings).toEqual([
      { kind: 'entry-edited', index: 20 },
      { kind: 'entry-edited', index: 21 },
    ]);
  });
});
