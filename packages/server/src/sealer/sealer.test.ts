import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { verifyPdf } from '@yinxin/esign';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../platform/problem.ts';
import { newId } from '../platform/ids.ts';
import { openReadOnly } from './database.ts';
import type { SealedFile } from './outbox.ts';
import type { SealOrder } from './sealer.ts';
import { approveContract, type ApprovedContract } from './testing/approved-contract.ts';

const none = new Uint8Array();
const password = '印章123';
const sample = (name: string) => readFile(new URL(`../../../esign/src/testing/pkcs12/${name}.p12`, import.meta.url));
let contract: ApprovedContract;

beforeAll(async () => {
  contract = await approveContract();
});
afterAll(() => contract.close());

const order = (change: Partial<SealOrder> = {}): SealOrder => ({
  sealingId: contract.sealingId,
  nonce: contract.nonce,
  pdf: contract.pdf,
  picture: none,
  ...change,
});

/** The problem that work is refused with. */
async function refused(work: Promise<unknown>): Promise<Problem> {
  const outcome = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Problem) return outcome;
  throw new Error(`not refused on purpose: ${String(outcome)}`);
}
const failedChecks = async (work: Promise<unknown>): Promise<readonly string[]> =>
  String((await refused(work)).params['checks']).split(',');

describe('sealing', () => {
  let sealed: SealedFile;

  it('R6.3.1 seals what the ledger approves, and a stranger verifies it', async () => {
    sealed = await contract.sealer.seal(order());
    const verdict = await verifyPdf(sealed.pdf, { trustAnchors: [await contract.root()] });
    expect(verdict.sha256).toBe(sealed.result.after);
    expect(verdict.signatures).toHaveLength(1);
    const [signature] = verdict.signatures;
    expect(signature).toMatchObject({
      structure: { status: 'good' },
      integrity: { status: 'good' },
      coverage: { code: 'whole-file' },
      changesAfter: { code: 'nothing-after' },
      certificate: { code: 'certificate-trusted' },
    });
    expect(signature?.fieldNames).toEqual(sealed.result.fields);
    expect(signature?.signed?.claimed.name).toBe('合同专用章(电子)');
    expect(Buffer.compare(sealed.pdf.subarray(0, contract.pdf.length), contract.pdf)).toBe(0);
    expect(sealed.result.certificateSha256).toBe(contract.key.certificateSha256);
  });

  it('gives the same bytes for the same start, also to several at once and after a restart', async () => {
    const again = await Promise.all([1, 2, 3].map(() => contract.sealer.seal(order())));
    const restarted = await contract.reopen();
    for (const { pdf } of [...again, await restarted.seal(order())]) expect(Buffer.compare(pdf, sealed.pdf)).toBe(0);
    expect(await readdir(join(contract.dataFolder, 'sealer', 'outbox'))).toHaveLength(1);
  });

  it('refuses other bytes, another start, another task', async () => {
    const other = Uint8Array.from(contract.pdf);
    other[other.length - 20] = (other.at(-20) ?? 0) ^ 1;
    expect(await failedChecks(contract.sealer.seal(order({ pdf: other })))).toEqual(['document-newest']);
    expect(await failedChecks(contract.sealer.seal(order({ nonce: newId() })))).toEqual(['attempt-started']);
    expect(await failedChecks(contract.sealer.seal(order({ sealingId: newId() })))).toEqual(['histories-usable']);
    expect(contract.told.at(-1)).toMatchObject({ event: 'sealing was refused' });
  });

  it('wants every entry under the checkpoint that is kept outside the database', async () => {
    const forged = await approveContract();
    const work = () => forged.sealer.seal({ ...order(), nonce: forged.nonce, pdf: forged.pdf });
    const { owner } = forged.database;
    await forged.ledger.stop();
    for (const table of ['ledger_entries', 'ledger_sequence', 'ledger_bodies']) {
      await owner.query(`alter table ${table} disable trigger all`);
    }
    const approvals = `select id from ledger_entries where subject_type = 'approval'`;
    // The same entry, at another place of the ledger.
    await owner.query(`update ledger_sequence set index = index + 1000 where entry_id in (${approvals})`);
    expect(await failedChecks(work())).toEqual(['histories-usable']);
    expect(JSON.stringify(forged.told.at(-1))).toContain('the tree in the database is damaged');
    await owner.query(`update ledger_sequence set index = index - 1000 where entry_id in (${approvals})`);
    expect((await work()).result.before).toMatch(/^[0-9a-f]{64}$/);
    // An entry whose body was erased can no longer be read.
    await owner.query(`delete from ledger_bodies where entry_id in (${approvals})`);
    expect(await failedChecks(work())).toEqual(['histories-usable']);
    await forged.close();
  });

  it('refuses what nothing vouches for', async () => {
    const unsigned = await approveContract((_db, entries) =>
      Promise.resolve(entries.some(({ event }) => event.type === 'approval.approved') ? 'not signed yet' : undefined),
    );
    const work = unsigned.sealer.seal({ ...order(), nonce: unsigned.nonce, pdf: unsigned.pdf });
    expect(await failedChecks(work)).toEqual(['histories-usable']);
    await unsigned.close();
  });
});

describe('a seal key', () => {
  it('is certified with the facts of the ledger, by an authority that is made once', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => contract.sealer.issueSealKey(contract.sealId)));
    expect(one?.keyId).not.toBe(two?.keyId);
    expect(Date.parse(one?.notAfter ?? '') - Date.parse(one?.notBefore ?? '')).toBeGreaterThan(365 * 86_400_000);
    const restarted = await contract.reopen();
    expect(await restarted.rootCertificate()).toBe(await contract.sealer.rootCertificate());
  });

  it('is not issued for a seal that the ledger does not know, whatever a table says', async () => {
    expect((await refused(contract.sealer.issueSealKey(newId()))).code).toBe('not-found');
  });

  it('lies encrypted, for this account only', async () => {
    const folder = join(contract.dataFolder, 'sealer', 'keys');
    const files = (await readdir(folder)).filter((name) => name.endsWith('.key'));
    expect(files).toContain('company-ca.key');
    for (const name of files) {
      expect((await stat(join(folder, name))).mode & 0o077).toBe(0);
      const text = (await readFile(join(folder, name))).toString('latin1');
      expect(text).not.toContain('privateKey');
    }
  });

  it('is taken over from a PKCS#12 file, and named by its certificate', async () => {
    const later = await contract.reopen('2026-12-01T00:00:00.000Z');
    const key = await later.importSealKey(contract.sealId, await sample('p256-aes'), password);
    expect(key.certificateSha256).toBe('327eb55b5c1909988a61574a412a8cfbc538f3a2722671d2fe4c726fbf08df57');
    const early = contract.sealer.importSealKey(contract.sealId, await sample('p256-aes'), password);
    expect((await refused(early)).code).toBe('seal-certificate-not-valid');
    const wrong = later.importSealKey(contract.sealId, await sample('p256-aes'), 'wrong');
    expect((await refused(wrong)).code).toBe('seal-key-password-wrong');
    const sm2 = contract.sealer.importSealKey(contract.sealId, await sample('sm2'), password);
    expect(await refused(sm2)).toMatchObject({ code: 'seal-key-not-supported', params: { algorithm: 'SM2' } });
  });

  it.each([
    ['no PKCS#12 file', Buffer.from('%PDF-1.7'), 'seal-key-file-unreadable'],
    ['an empty file', none, 'seal-key-file-unreadable'],
  ])('is not taken from %s', async (_what, bytes, code) => {
    expect((await refused(contract.sealer.importSealKey(contract.sealId, bytes, 'x'))).code).toBe(code);
  });
});

describe('destroying the keys of a seal', () => {
  const files = async () => readdir(join(contract.dataFolder, 'sealer', 'keys'));
  const at = '2026-11-25T08:00:00.000Z';
  const step = (seq: number, type: string, more: object) => ({
    event: { type, ...more },
    meta: { at, actor: newId(), seq },
  });

  it('is refused while the ledger does not call the seal destroyed', async () => {
    expect((await refused(contract.sealer.destroySealKeys(contract.sealId))).code).toBe('destruction-keys-not-due');
    expect((await refused(contract.sealer.destroySealKeys(newId()))).code).toBe('not-found');
    expect(await files()).toContain(`${contract.key.keyId}.key`);
  });

  it('leaves no key of the seal, keeps the certificates, and says the same when asked again', async () => {
    const { rows } = await sql<{ last: number }>`
      select max(subject_seq)::int as last from ledger_entries where subject_id = ${contract.sealId}::uuid`.execute(
      contract.database.kysely,
    );
    const last = rows[0]?.last ?? 0;
    const destructionId = newId();
    const sealed = await contract.sealer.seal(order());
    await contract.append('seal', contract.sealId, [
      step(last + 1, 'seal.suspended', { reason: '业务停止' }),
      step(last + 2, 'seal.destruction-begun', { destructionId }),
      step(last + 3, 'seal.destroyed', { destructionId }),
    ]);
    const destroyed = await contract.sealer.destroySealKeys(contract.sealId);
    expect(destroyed.map(({ serial }) => serial)).toContain(contract.key.serial);
    expect((await files()).filter((name) => /^seal-.*\.key$/.test(name))).toEqual([]);
    expect(await (await contract.reopen()).destroySealKeys(contract.sealId)).toEqual(destroyed);
    expect((await refused(contract.sealer.issueSealKey(contract.sealId))).code).toBe('seal-not-active');
    // What was sealed before is verified with the certificate, for which no key is needed.
    const { signatures } = await verifyPdf(sealed.pdf, { trustAnchors: [await contract.root()] });
    expect(signatures[0]).toMatchObject({
      integrity: { status: 'good' },
      certificate: { code: 'certificate-trusted' },
    });
  });
});

describe('the connections of the sealer', () => {
  it('write nothing, not even what the application may', async () => {
    const db = openReadOnly(contract.database.url);
    await expect(sql`update flows set status = 'retired'`.execute(db)).rejects.toThrow(/read-only transaction/);
    const { rows } = await sql<{ entries: number }>`select count(*) as entries from ledger_entries`.execute(db);
    expect(rows[0]?.entries).toBeGreaterThan(10);
    await db.destroy();
  });
});
