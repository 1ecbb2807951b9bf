import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealPdf, toPem } from '@yinxin/esign';
import {
  bodyDigest,
  encodeLeaf,
  encodeVkey,
  formatProof,
  formatRecord,
  inclusionProof,
  leafHash,
  noteSigner,
  rootOf,
  signCheckpoint,
  type Leaf,
} from '@yinxin/ledger';
import { installationFolder } from '@yinxin/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chineseContract, sampleKeys, sealedAt, vectorSeal } from '../../esign/src/testing/sample-documents.ts';
import { examineEvidence, overall, type Evidence } from './evidence.ts';

const ORIGIN = 'seals.example.cn/ledger';
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

/** A sealed contract with everything that was handed over with it. */
async function makeEvidence() {
  const keys = await sampleKeys();
  const approved = await chineseContract([{}]);
  const { pdf, fields } = await sealPdf({
    pdf: approved,
    appearance: vectorSeal(),
    placements: [{ kind: 'point', page: 1, xMm: 100, yMm: 100 }],
    signer: keys.signer,
    at: sealedAt,
  });
  const result = {
    before: sha256(approved),
    after: sha256(pdf),
    certificateSha256: 'ab'.repeat(32),
    fields: fields.map((field) => field.name),
  };
  const salt = new Uint8Array(32).fill(9);
  const event = { type: 'sealing.sealed', nonce: 'n', impressions: 1, result };
  const leaf: Leaf = {
    v: 1,
    type: 'sealing.sealed',
    subject: { type: 'sealing', id: 'sealing-1' },
    seq: 1,
    prev: null,
    actor: 'person-1',
    at: new Date(sealedAt.getTime() + 1000).toISOString(),
    policy: '1',
    body: bodyDigest(salt, event),
  };
  const { privateKey } = generateKeyPairSync('ed25519');
  const hashes = [leafHash(Buffer.from('before')), leafHash(encodeLeaf(leaf)), leafHash(Buffer.from('after'))];
  const checkpoint = signCheckpoint({ origin: ORIGIN, size: 3, root: rootOf(hashes) }, [
    noteSigner(ORIGIN, privateKey),
  ]);
  return {
    approved,
    caPem: toPem(keys.ca.certificate, 'CERTIFICATE'),
    record: { leaf, salt, event },
    evidence: {
      file: pdf,
      proof: Buffer.from(formatProof({ index: 1, hashes: inclusionProof(hashes, 1), checkpoint })),
      record: Buffer.from(formatRecord({ leaf, salt, event })),
      vkey: encodeVkey(ORIGIN, privateKey),
      trustAnchors: [keys.ca.certificate],
    } satisfies Evidence,
  };
}

let made: Awaited<ReturnType<typeof makeEvidence>>;
let folder = '';
beforeAll(async () => {
  made = await makeEvidence();
  folder = await mkdtemp(join(tmpdir(), 'yinxin-verify-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The English words of the lines with a status. */
const said = async (evidence: Evidence, status: string): Promise<string[]> =>
  (await examineEvidence(evidence)).filter((line) => line.status === status).map((line) => line.words.en);

describe('evidence', () => {
  it('that is whole is good in every line', async () => {
    const lines = await examineEvidence(made.evidence);
    expect(lines.filter((line) => line.status !== 'good')).toEqual([]);
    expect(lines.map((line) => line.words.en)).toContain(
      'The record is entry 1 of the ledger, proven by a signed checkpoint over 3 entries',
    );
    expect(overall(lines)).toBe('good');
  });

  it('one flipped byte anywhere in the file is found', async () => {
    const { file } = made.evidence;
    for (const at of [0, 9, 700, Math.floor(file.length / 2), file.length - 1]) {
      const lines = await examineEvidence({ ...made.evidence, file: flipped(file, at) });
      expect(overall(lines)).toBe('bad');
    }
  });

  it('with the file as it was before sealing says so', async () => {
    const bad = await said({ ...made.evidence, file: made.approved }, 'bad');
    expect(bad).toEqual(['The file is the one that was approved, as it was before sealing']);
  });

  it('with an edited record is bad, whether or not the digest of the file was edited along', async () => {
    const { leaf, salt, event } = made.record;
    const file = flipped(made.evidence.file, 700);
    const forged = { ...event, result: { ...event.result, after: sha256(file) } };
    const record = Buffer.from(formatRecord({ leaf, salt, event: forged }));
    expect(await said({ ...made.evidence, file, record }, 'bad')).toContain(
      'The facts of the record are not those that its ledger entry commits to',
    );
    const closed = { ...leaf, body: bodyDigest(salt, forged) };
    const consistent = Buffer.from(formatRecord({ leaf: closed, salt, event: forged }));
    expect(await said({ ...made.evidence, file, record: consistent }, 'bad')).toContain(
      'The proof does not hold (wrong-root)',
    );
  });

  it('of another ledger is bad', async () => {
    const vkey = encodeVkey(ORIGIN, generateKeyPairSync('ed25519').publicKey);
    expect(await said({ ...made.evidence, vkey }, 'bad')).toEqual(['The proof does not hold (unknown-key)']);
  });

  it.each([
    ['record', { record: undefined }],
    ['proof', { proof: undefined }],
    ['key', { vkey: undefined }],
    ['trusted certificate', { trustAnchors: [] }],
  ])('without a %s is not enough to tell', async (_what, missing) => {
    expect(overall(await examineEvidence({ ...made.evidence, ...missing }))).toBe('unknown');
  });

  it.each(['record', 'proof', 'vkey'] as const)('with a %s that is garbage is bad', async (name) => {
    const garbage = name === 'vkey' ? 'garbage' : Buffer.from('garbage');
    expect(overall(await examineEvidence({ ...made.evidence, [name]: garbage }))).toBe('bad');
  });
});

describe('yinxin verify', () => {
  const verify = (...args: string[]) => {
    const env = { PATH: process.env['PATH'], YINXIN_LANGUAGE: 'en' };
    return spawnSync(join(installationFolder, 'yinxin'), ['verify', ...args], { env, cwd: folder, encoding: 'utf8' });
  };

  beforeAll(async () => {
    const { file, proof, record, vkey } = made.evidence;
    await writeFile(join(folder, 'sealed.pdf'), file);
    await writeFile(join(folder, 'changed.pdf'), flipped(file, 700));
    await writeFile(join(folder, 'sealed.pdf.tlog-proof'), proof);
    await writeFile(join(folder, 'record.json'), record);
    await writeFile(join(folder, 'vkey'), `${vkey}\n`);
    await writeFile(join(folder, 'root-ca.pem'), made.caPem);
  });

  const trust = ['--vkey', 'vkey', '--root-ca', 'root-ca.pem', '--record', 'record.json'];

  it('exits 0, 1 or 2 as the file is good, bad or cannot be judged', () => {
    const good = verify('sealed.pdf', ...trust);
    expect(good.stdout).toContain('✓ What was signed is unchanged');
    expect(good.status).toBe(0);
    const bad = verify('changed.pdf', ...trust, '--proof', 'sealed.pdf.tlog-proof');
    expect(bad.stdout).toContain('✗ The file is not the sealed file of the record');
    expect(bad.status).toBe(1);
    expect(verify('sealed.pdf').status).toBe(2);
  });

  it('answers programs in JSON', () => {
    const { stdout } = verify('sealed.pdf', ...trust, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'good' });
  });

  it('names a file that is missing or of another kind', () => {
    expect(verify('none.pdf').stderr).toContain('The file none.pdf cannot be read (ENOENT)');
    const swapped = verify('sealed.pdf', '--root-ca', 'vkey');
    expect(swapped.stderr).toContain('The file vkey is not a certificate in PEM');
    expect(swapped.status).toBe(2);
  });
});
