import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { subjectKind, verifyLedger } from '../../packages/server/src/domains/ledger/index.ts';
import { openTestLedger, tallies } from '../support/ledger.ts';
import { until } from '../support/until.ts';

const WRITER = fileURLToPath(new URL('../support/ledger-writer.ts', import.meta.url));

it('kill −9 in the middle of writing and signing loses nothing that was acknowledged, and the next start goes on', async () => {
  const test = await openTestLedger();
  try {
    for (let round = 1; round <= 5; round += 1) {
      const child = spawn(process.execPath, [WRITER, test.database.url, test.home], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      const ended = new Promise((resolve) => child.once('close', resolve));
      await until(() => output.split('signed').length > 4 * round, 'the writer has signed several times');
      child.kill('SIGKILL');
      await ended;

      const lines = output.split('\n').slice(0, -1);
      const committed = lines.filter((line) => !line.startsWith('signed'));
      const signed = Math.max(0, ...lines.flatMap((line) => (/^signed (\d+)$/.exec(line) ?? []).slice(1).map(Number)));
      // The connections of the dead process end a moment later; what they had not committed is gone then.
      await until(async () => {
        const { rows } = await test.database.owner.query(
          `select 1 from pg_stat_activity where application_name = 'ledger-writer' and datname = current_database()`,
        );
        return rows.length === 0;
      }, 'the database has noticed');
      const keptNote = await readFile(join(test.folder, 'checkpoint'), 'utf8');
      expect(Number(keptNote.split('\n')[1])).toBeGreaterThanOrEqual(signed);

      const ledger = await test.another();
      expect(ledger.standing()).toBe(true);
      const head = await ledger.settle();
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ledger_entries where subject_id = any(${committed}::uuid[])`.execute(
        test.database.kysely,
      );
      expect(rows[0]?.n).toBe(committed.length);
      const verdict = await verifyLedger({
        db: test.database.kysely,
        decrypt: ledger.decrypt,
        kinds: [subjectKind(tallies)],
        key: ledger.key,
        keptNotes: [keptNote],
      });
      expect(verdict.findings).toEqual([]);
      expect(verdict.size).toBe(head.size);
    }
  } finally {
    await test.close();
  }
});
