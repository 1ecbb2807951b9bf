import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  EMPTY_ROOT,
  encodeLeaf,
  encodeVkey,
  extendTiles,
  formatProof,
  noteSigner,
  proveInclusion,
  signCheckpoint,
  type TreeHead,
} from '@yinxin/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildLedgerCheck, ledgerCheck, ledgerCheckMissing, type Run } from '../support/ledger-check.ts';

const ORIGIN = 'seals.example.cn/ledger';
const INDEX = 777;
/** Sizes at which a checkpoint was signed; the tiles in between cross every border of a tile. */
const SIZES = [1, 255, 256, 257, 1000, 66_001];

/** Stands for the digest of a body; what it is the digest of does not matter here. */
const DIGEST = Buffer.from(EMPTY_ROOT).toString('base64');

const leafAt = (index: number) =>
  encodeLeaf({
    v: 1,
    type: 'seal.registered',
    subject: { type: 'seal', id: `seal-${index}` },
    seq: 1,
    prev: null,
    actor: 'person-1',
    at: new Date(Date.UTC(2026, 0, 1) + index).toISOString(),
    policy: '1',
    body: DIGEST,
  });

/** Writes a ledger as files: vkey, newest and older checkpoints, tiles, bundles, one proof and its leaf. */
async function writeLedger(folder: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signer = noteSigner(ORIGIN, privateKey);
  const write = async (path: string, content: string | Uint8Array) => {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  const stored = new Map<string, Uint8Array>();
  const read = (path: string) => stored.get(path);
  let head: TreeHead = { size: 0, root: EMPTY_ROOT };
  let checkpoint = '';
  for (const size of SIZES) {
    const leaves = Array.from({ length: size - head.size }, (_, at) => leafAt(head.size + at));
    const extension = await extendTiles(read, head, leaves);
    for (const [path, bytes] of extension.files) stored.set(path, bytes);
    head = extension;
    checkpoint = signCheckpoint({ origin: ORIGIN, ...head }, [signer]);
    if (size !== SIZES.at(-1)) await write(`checkpoint.${size}`, checkpoint);
  }
  for (const [path, bytes] of stored) await write(path, bytes);
  await write('checkpoint', checkpoint);
  await write('vkey', `${encodeVkey(ORIGIN, privateKey)}\n`);
  await write('other-vkey', encodeVkey(ORIGIN, generateKeyPairSync('ed25519').publicKey));
  const hashes = await proveInclusion(read, INDEX, head.size);
  await write('entry.tlog-proof', formatProof({ index: INDEX, hashes, checkpoint, extra: Buffer.from('附注') }));
  await write('entry.leaf', leafAt(INDEX));
  await write('other.leaf', leafAt(INDEX + 1));
}

async function flipBit(path: string, byte: number): Promise<void> {
  const bytes = await readFile(path);
  bytes.writeUInt8(bytes.readUInt8(byte) ^ 1, byte);
  await writeFile(path, bytes);
}

const missing = ledgerCheckMissing();

describe.skipIf(missing)(`the ledger, judged by Go's sumdb/note and tlog${missing ? ` (${missing})` : ''}`, () => {
  let folder = '';
  let program = '';
  const judge = (...args: string[]): Promise<Run> => ledgerCheck(program, ...args);
  const judgeProof = (proof: string, vkey: string, leaf: string): Promise<Run> =>
    judge('proof', join(folder, 'ledger', proof), join(folder, 'ledger', vkey), join(folder, 'ledger', leaf));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'yinxin-ledger-go-'));
    await writeLedger(join(folder, 'ledger'));
    program = await buildLedgerCheck(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('verifies: key, checkpoints, every entry, inclusion by tiles, consistency between all sizes', async () => {
    const { code, output } = await judge(join(folder, 'ledger'));
    expect(output).toContain(`checkpoint: ${ORIGIN}, size 66001`);
    expect(output).toContain('entries: 66001 have the root of the checkpoint, 50 proven by tiles');
    const extended = [...output.matchAll(/extends that of (\d+)/g)].map(([, size]) => Number(size));
    expect(extended.sort((a, b) => a - b)).toEqual(SIZES.slice(0, -1));
    expect(code).toBe(0);
  });

  it('verifies by proof file, key and entry', async () => {
    expect(await judgeProof('entry.tlog-proof', 'vkey', 'entry.leaf')).toEqual({
      code: 0,
      output: `proof: entry ${INDEX} is in the ledger ${ORIGIN} of 66001 entries\n`,
    });
  });

  it('does not verify by a proof file with another entry or another key', async () => {
    expect((await judgeProof('entry.tlog-proof', 'vkey', 'other.leaf')).code).toBe(1);
    expect((await judgeProof('entry.tlog-proof', 'other-vkey', 'entry.leaf')).code).toBe(1);
  });

  it.each([
    ['vkey', 30],
    ['checkpoint', 40],
    ['checkpoint.257', 30],
    ['tile/0/000', 100],
    ['tile/1/000', 8000],
    ['tile/2/000.p/1', 0],
    ['tile/entries/257.p/209', 1000],
  ])('does not verify with one bit flipped in %s', async (path, byte) => {
    const changed = join(folder, path.replaceAll('/', '-'));
    await cp(join(folder, 'ledger'), changed, { recursive: true });
    await flipBit(join(changed, path), byte);
    expect((await judge(changed)).code).toBe(1);
  });
});
