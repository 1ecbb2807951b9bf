import { execFileSync } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromPem, verifyPdf } from '@yinxin/esign';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/problem.ts';
import { until } from '../../../../../tests/support/until.ts';
import { outsideVerifier } from '../../../../../tests/support/verifiers.ts';
import { MINUTE } from '../../platform/clock.ts';
import { createIntake } from '../../platform/intake/index.ts';
import { createVault, openBlobFolder, openKeyring } from '../../platform/vault/index.ts';
import { connectSealer } from '../../sealer/client.ts';
import type { Sealer } from '../../sealer/sealer.ts';
import { settledFirst } from '../../sealer/settled.ts';
import { superviseSealer, type SupervisedSealer } from '../../sealer/supervisor.ts';
import { createFiles } from '../documents/index.ts';
import { createFaces } from '../seals/index.ts';
import { finishAbandoned } from './jobs.ts';
import { openDesk, type Desk } from './testing/desk.ts';

let desk: Desk;
let supervised: SupervisedSealer;
/** The one the system asks; a test may take it away. */
let current: Sealer;

beforeAll(async () => {
  const forwarding = (): Sealer => ({
    issueSealKey: (id) => current.issueSealKey(id),
    importSealKey: (...args) => current.importSealKey(...args),
    destroySealKeys: (id) => current.destroySealKeys(id),
    seal: (order) => current.seal(order),
    rootCertificate: () => current.rootCertificate(),
    health: () => current.health(),
  });
  desk = await openDesk({
    sealer: async (dataFolder, databaseUrl) => {
      supervised = await superviseSealer({ dataFolder, databaseUrl, logLevel: 'silent', tell: () => undefined });
      current = supervised.sealer;
      return forwarding();
    },
  });
});
afterAll(async () => {
  await supervised.close();
  await desk.system.close();
});

async function readyToSeal(): Promise<string> {
  const { requestId } = await desk.approved([{ sealId: desk.seals.contract, medium: 'electronic', impressions: 1 }]);
  const [id = ''] = await desk.tasks(requestId);
  const { sealing } = await desk.system.as('wugang');
  const { version } = await sealing.getSealing({ params: { id } });
  const positions = [{ kind: 'at', page: 3, xMm: 140, yMm: 230 } as const];
  await sealing.confirmPositions({ params: { id }, body: { positions } }, { version });
  return id;
}

const outbox = async (id: string): Promise<readonly string[]> =>
  (await readdir(join(desk.system.dataFolder, 'sealer', 'outbox'))).filter((name) => name.startsWith(id));

const events = async (id: string, type: string): Promise<number> =>
  (await desk.system.eventsOf(id)).filter((one) => one === type).length;

describe('a sealer that dies', () => {
  it('is killed again and again in the middle of sealing: one sealed file comes out', async () => {
    const id = await readyToSeal();
    const { sealing } = await desk.system.as('wugang');
    const work = sealing.sealDocument({ params: { id } });
    await until(async () => (await events(id, 'sealing.started')) === 1, 'sealing has begun');
    for (let kills = 0; kills < 3; kills += 1) {
      const before = supervised.pid();
      if (before !== undefined) process.kill(before, 'SIGKILL');
      await until(() => supervised.pid() !== undefined && supervised.pid() !== before, 'it runs again');
    }
    expect((await work).state).toBe('done');
    expect(await outbox(id)).toHaveLength(1);
    expect(await events(id, 'sealing.started')).toBe(1);
    expect(await events(id, 'sealing.sealed')).toBe(1);
  });

  it('leaves an open attempt that the same click, or the job, finishes with the same bytes', async () => {
    const [byClick, byJob] = [await readyToSeal(), await readyToSeal()];
    const { sealing } = await desk.system.as('wugang');
    const key = { idempotencyKey: crypto.randomUUID() };
    current = connectSealer(join(desk.system.dataFolder, 'nobody'), { patience: 0 });
    expect(await refusalOf(sealing.sealDocument({ params: { id: byClick } }, key))).toBe('sealer-unavailable');
    expect(await refusalOf(sealing.sealDocument({ params: { id: byJob } }))).toBe('sealer-unavailable');
    expect((await sealing.getSealing({ params: { id: byClick } })).state).toBe('sealing');
    current = supervised.sealer;

    expect((await sealing.sealDocument({ params: { id: byClick } }, key)).state).toBe('done');
    const { db, clock, dataFolder, app } = desk.system;
    const blobs = await openBlobFolder(
      join(dataFolder, 'documents'),
      createVault(await openKeyring(join(dataFolder, 'keys'), clock)),
      clock,
    );
    const intake = createIntake();
    const parts = {
      db,
      clock,
      transact: app.transact,
      files: createFiles(intake, blobs),
      faces: createFaces(intake, blobs),
      sealer: settledFirst(current, () => app.ledger.settle()),
    };
    await finishAbandoned(parts);
    expect((await sealing.getSealing({ params: { id: byJob } })).state).toBe('sealing');
    clock.advance(2 * MINUTE);
    await finishAbandoned(parts);
    await intake.close();
    expect(await sealing.getSealing({ params: { id: byJob } })).toMatchObject({ state: 'done', used: 1 });
    for (const id of [byClick, byJob]) {
      expect(await events(id, 'sealing.started')).toBe(1);
      expect(await events(id, 'sealing.sealed')).toBe(1);
      expect(await outbox(id)).toHaveLength(1);
    }
  });
});

describe('what the process has sealed', () => {
  it('is judged sound by us, and by pdfsig and qpdf where they are', async () => {
    const id = await readyToSeal();
    const { sealing } = await desk.system.as('wugang');
    await sealing.sealDocument({ params: { id } });
    const pdf = new Uint8Array(await (await sealing.getSealedFile({ params: { id } })).arrayBuffer());
    const root = await (await desk.system.nobody.sealing.getRootCertificate()).text();
    const verdict = await verifyPdf(pdf, { trustAnchors: fromPem(root, 'CERTIFICATE') });
    expect(verdict.signatures.map(({ integrity }) => integrity.status)).toEqual(['good']);
    const path = join(desk.system.dataFolder, 'sealed.pdf');
    await writeFile(path, pdf);
    const [pdfsig, qpdf] = [outsideVerifier('pdfsig'), outsideVerifier('qpdf')];
    if (pdfsig !== undefined) {
      const said = execFileSync(pdfsig, ['-nocert', path]).toString();
      expect(said.match(/Signature is Valid/g)).toHaveLength(1);
      expect(said).toContain('Total document signed');
    }
    if (qpdf !== undefined)
      expect(execFileSync(qpdf, ['--check', path]).toString()).toContain('No syntax or stream encoding errors');
    await rm(path);
  });
});
