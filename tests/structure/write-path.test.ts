import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { subjectKinds } from '../../packages/server/src/aggregates.ts';

const SERVER = join(import.meta.dirname, '../../packages/server/src');
/** The only file that may write the row of a subject. */
const WRITE_PATH = 'platform/transition.ts';

/** Statements that change rows, with the table they name; `${` where it is only known when they run. */
const WRITES =
  /\b(?:insert\s+into|update|delete\s+from|truncate(?:\s+table)?|merge\s+into)\s+(?:only\s+)?(?:public\.)?["'`]?(\$\{|[a-z_]+)|\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`]?([a-z_$]+)/gi;

const writesIn = (source: string): string[] =>
  [...source.matchAll(WRITES)].flatMap(([, inSql, built]) => inSql ?? built ?? []);

async function sources(): Promise<{ file: string; source: string }[]> {
  const found = [];
  for await (const file of glob('**/*.ts', { cwd: SERVER })) {
    // Migrations change rows while nobody works; tests tamper on purpose.
    if (/\.test\.ts$|\/testing\/|\/migrations\.ts$/.test(file)) continue;
    found.push({ file, source: await readFile(join(SERVER, file), 'utf8') });
  }
  return found;
}

describe('the row of a subject', () => {
  it('is changed by apply alone, which therefore need not read it twice in one transaction', async () => {
    const tables = new Set(subjectKinds.map(({ table }) => table));
    const elsewhere = (await sources())
      .filter(({ file }) => file !== WRITE_PATH)
      .flatMap(({ file, source }) =>
        writesIn(source)
          .filter((table) => tables.has(table) || table === '${')
          .map((table) => `${file}: ${table}`),
      );
    expect(elsewhere).toEqual([]);
  });

  it('is looked for where it could be changed: a checker that reads nothing is green', async () => {
    const all = await sources();
    expect(all.length).toBeGreaterThan(100);
    expect(writesIn(all.find(({ file }) => file === WRITE_PATH)?.source ?? '')).toEqual(['${', '${']);
    const written = new Set(all.flatMap(({ source }) => writesIn(source)));
    expect([...written]).toEqual(expect.arrayContaining(['sessions', 'ledger_entries', 'idempotency_keys']));
    const examples = [
      'update use_records set x = 1',
      'INSERT INTO seals',
      "db.updateTable('people')",
      'delete from ${t}',
    ];
    expect(examples.flatMap(writesIn)).toEqual(['use_records', 'seals', 'people', '${']);
  });

  it('is not changed by triggers or functions of the database either', async () => {
    const found: string[] = [];
    for await (const file of glob('**/migrations.ts', { cwd: SERVER })) {
      const source = await readFile(join(SERVER, file), 'utf8');
      if (
        /create\s+(?:or\s+replace\s+)?(?:trigger|function|rule)|on\s+(?:update|delete)\s+(?:cascade|set)/i.test(source)
      ) {
        found.push(file);
      }
    }
    expect(found).toEqual([]);
  });
});
