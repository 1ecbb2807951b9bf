import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { tilePath, tilesOf } from '@yinxin/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeDepartment } from '../../packages/server/src/domains/organization/index.ts';
import { systemActor } from '../../packages/server/src/platform/transition.ts';
import { buildLedgerCheck, ledgerCheck, ledgerCheckMissing } from '../support/ledger-check.ts';
import { startSystem, type TestSystem } from '../support/system.ts';

const missing = ledgerCheckMissing();

describe.skipIf(missing)(
  `the ledger over HTTP, judged by Go's sumdb/note and tlog${missing ? ` (${missing})` : ''}`,
  () => {
    let folder = '';
    let system: TestSystem;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'yinxin-ledger-http-'));
      system = await startSystem();
    });
    afterAll(async () => {
      await system.close();
      await rm(folder, { recursive: true, force: true });
    });

    it('verifies: two checkpoints, every tile, every entry, consistency between them', async () => {
      const { ledger } = system.nobody;
      const save = async (path: string, content: Promise<Blob>) => {
        await mkdir(dirname(join(folder, 'ledger', path)), { recursive: true });
        await writeFile(join(folder, 'ledger', path), Buffer.from(await (await content).arrayBuffer()));
      };
      const before = await system.app.ledger.settle();
      await save(`checkpoint.${before.size}`, ledger.getCheckpoint({}));
      const entityId = system.company.entityId;
      await system.app.transact(systemActor, async (tx) => {
        const facts = { parentId: null, headId: null };
        for (let n = 0; n < 300; n += 1) {
          const command = { type: 'create', entityId, facts: { ...facts, name: `项目部 ${n}` } } as const;
          await changeDepartment(tx, undefined, command, { asSystem: true });
        }
      });
      const { size } = await system.app.ledger.settle();
      expect(size).toBe(before.size + 300);
      await save('checkpoint', ledger.getCheckpoint({}));
      await save('vkey', ledger.getVkey({}));
      for (const tile of tilesOf(size)) {
        const path = tilePath(tile);
        await save(path, ledger.getTile({ params: { '*': path.replace(/^tile\//, '') } }));
      }
      const program = await buildLedgerCheck(folder);
      const { code, output } = await ledgerCheck(program, join(folder, 'ledger'));
      expect(output).toContain(`checkpoint: yinxin.test/ledger, size ${size}`);
      expect(output).toContain(`extends that of ${before.size}`);
      expect(code).toBe(0);
    });
  },
);
