import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signCheckpoint } from './checkpoint.ts';
import { FormatError } from './format.ts';
import { rootOf } from './frontier.ts';
import { leafHash } from './hash.ts';
import { encodeVkey, noteSigner } from './note.ts';
import { formatProof, parseProof, verifyProofFile, type ProofVerdict, type TlogProof } from './proof.ts';
import { inclusionProof } from './tree.ts';

const ORIGIN = 'seals.example.cn/ledger';
const SIZE = 21;
const INDEX = 6;

const keys = generateKeyPairSync('ed25519');
const vkey = encodeVkey(ORIGIN, keys.publicKey);
const leaves = Array.from({ length: SIZE }, (_, index) => Buffer.from(`entry ${index}`));
const hashes = leaves.map(leafHash);
const leaf = leaves[INDEX] as Buffer;
const head = { origin: ORIGIN, size: SIZE, root: rootOf(hashes) };
const checkpoint = signCheckpoint(head, [noteSigner(ORIGIN, keys.privateKey)]);
const sound: TlogProof = { index: INDEX, hashes: inclusionProof(hashes, INDEX), checkpoint };
const file = formatProof(sound);

/** The faults of a verdict by check. */
const faultsOf = ({ format, origin, signature, inclusion }: ProofVerdict) =>
  Object.fromEntries(
    Object.entries({ format, origin, signature, inclusion }).flatMap(([check, verdict]) =>
      verdict.ok ? [] : [[check, verdict.fault]],
    ),
  );

const check = (change: Partial<TlogProof>) =>
  faultsOf(verifyProofFile({ proof: formatProof({ ...sound, ...change }), vkey, leaf }));

describe('a proof file', () => {
  it('is that of C2SP tlog-proof', () => {
    const lines = file.split('\n');
    expect(lines.slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', `index ${INDEX}`]);
    expect(lines.slice(2, 7).map((line) => Buffer.from(line, 'base64').length)).toEqual([32, 32, 32, 32, 32]);
    expect(lines[7]).toBe('');
    expect(file.endsWith(`\n\n${checkpoint}`)).toBe(true);
    expect(formatProof(parseProof(Buffer.from(file)))).toBe(file);
  });

  it('carries extra data for its reader', () => {
    const withExtra = formatProof({ ...sound, extra: Buffer.from('印') });
    expect(withExtra.split('\n')[1]).toBe('extra 5Y2w');
    const verdict = verifyProofFile({ proof: withExtra, vkey, leaf });
    expect(Buffer.from(verdict.proven?.extra ?? []).toString()).toBe('印');
  });

  it('verifies with the entry or with its leaf hash', () => {
    const verdict = verifyProofFile({ proof: file, vkey, leaf });
    expect(verdict.ok).toBe(true);
    expect(faultsOf(verdict)).toEqual({});
    expect(verdict.proven).toMatchObject({ index: INDEX, checkpoint: { origin: ORIGIN, size: SIZE } });
    expect(verifyProofFile({ proof: Buffer.from(file), vkey, leafHash: leafHash(leaf) }).ok).toBe(true);
  });

  it('of a ledger with one entry has no hashes', () => {
    const one = { ...head, size: 1, root: leafHash(leaf) };
    const single = signCheckpoint(one, [noteSigner(ORIGIN, keys.privateKey)]);
    const proof = formatProof({ index: 0, hashes: [], checkpoint: single });
    expect(verifyProofFile({ proof, vkey, leaf }).ok).toBe(true);
  });

  it.each<[string, Partial<TlogProof>, string]>([
    ['another index', { index: INDEX + 1 }, 'wrong-root'],
    ['an index whose path is shorter', { index: SIZE - 1 }, 'wrong-length'],
    ['an index outside the tree', { index: SIZE }, 'index-outside-tree'],
    ['a hash cut off', { hashes: sound.hashes.slice(1) }, 'wrong-length'],
    ['no hashes', { hashes: [] }, 'wrong-length'],
    ['a hash added', { hashes: [...sound.hashes, leafHash(leaf)] }, 'wrong-length'],
    ['hashes in the opposite order', { hashes: sound.hashes.toReversed() }, 'wrong-root'],
  ])('with %s does not verify', (_, change, inclusion) => {
    expect(check(change)).toEqual({ inclusion });
  });

  it('for another entry does not verify', () => {
    const other = leaves[INDEX + 1] as Buffer;
    expect(faultsOf(verifyProofFile({ proof: file, vkey, leaf: other }))).toEqual({ inclusion: 'wrong-root' });
    for (const bad of [{ leafHash: new Uint8Array(31) }, { leaf: new Uint8Array(65_536) }]) {
      expect(faultsOf(verifyProofFile({ proof: file, vkey, ...bad }))).toEqual({ inclusion: 'malformed-leaf' });
    }
  });

  it('cannot pass an inner node off as an entry', () => {
    // An inner node is two hashes under another prefix; as an entry it has another hash (RFC 6962 §2.1).
    const node = Buffer.concat([hashes[INDEX] as Uint8Array, hashes[INDEX + 1] as Uint8Array]);
    const proof = formatProof({ ...sound, index: INDEX / 2, hashes: sound.hashes.slice(1) });
    expect(verifyProofFile({ proof, vkey, leaf: node }).ok).toBe(false);
  });

  it('of an empty ledger proves nothing', () => {
    const empty = signCheckpoint({ ...head, size: 0, root: rootOf([]) }, [noteSigner(ORIGIN, keys.privateKey)]);
    expect(check({ checkpoint: empty, index: 0, hashes: [] })).toEqual({ inclusion: 'index-outside-tree' });
  });

  it('of another ledger does not verify, whoever signed it', () => {
    const signer = noteSigner(ORIGIN, keys.privateKey);
    const elsewhere = signCheckpoint({ ...head, origin: 'seals.example.cn/other' }, [signer]);
    expect(check({ checkpoint: elsewhere })).toEqual({ origin: 'other-origin' });
  });

  it('signed by another key does not verify', () => {
    const stranger = generateKeyPairSync('ed25519');
    const forged = signCheckpoint(head, [noteSigner(ORIGIN, stranger.privateKey)]);
    expect(check({ checkpoint: forged })).toEqual({ signature: 'unknown-key' });
    // The stranger may write our key's id on the line: the signature is still not ours.
    const ours = noteSigner(ORIGIN, keys.privateKey);
    const posing = { ...ours, sign: noteSigner(ORIGIN, stranger.privateKey).sign };
    expect(check({ checkpoint: signCheckpoint(head, [posing]) })).toEqual({ signature: 'bad-signature' });
    const otherKey = encodeVkey('elsewhere.example', stranger.publicKey);
    const verdict = faultsOf(verifyProofFile({ proof: file, vkey: otherKey, leaf }));
    expect(verdict).toEqual({ origin: 'other-origin', signature: 'unknown-key' });
  });

  it('is not judged by a key that cannot be read, but the rest is', () => {
    const verdict = faultsOf(verifyProofFile({ proof: file, vkey: 'not a key', leaf }));
    expect(verdict).toEqual({ origin: 'not-checked', signature: 'malformed-key' });
  });

  it.each([
    ['nothing', ''],
    ['another version', file.replace('@v1', '@v2')],
    ['no index', file.replace(`index ${INDEX}\n`, '')],
    ['two indexes', file.replace('index', 'index 1\nindex')],
    ['a leading zero', file.replace('index ', 'index 0')],
    ['a negative index', file.replace('index ', 'index -')],
    ['extra data after the index', file.replace(/(index \d+)\n/, '$1\nextra AAAA\n')],
    ['carriage returns', file.replaceAll('\n', '\r\n')],
    ['a short hash', file.replace(/\n\S{4}(\S+=)\n/, '\n$1\n')],
    ['54 hashes', file.replace(/\n\n/, `${`\n${'A'.repeat(43)}=`.repeat(49)}\n\n`)],
    ['2,000,001 characters', file.padEnd(2_000_001)],
  ])('is refused with %s', (_, text) => {
    expect(() => parseProof(text)).toThrow(FormatError);
    expect(verifyProofFile({ proof: text, vkey, leaf }).format).toEqual({ ok: false, fault: 'malformed-proof' });
  });

  it('is refused with a checkpoint that is none', () => {
    const verdict = verifyProofFile({ proof: file.slice(0, file.indexOf('\n\n') + 2), vkey, leaf });
    expect(verdict.ok).toBe(false);
    expect(verdict.format).toEqual({ ok: false, fault: 'malformed-checkpoint' });
    expect(() => formatProof({ ...sound, checkpoint: 'none' })).toThrow(FormatError);
  });

  it('fails with any bit flipped, and never throws', () => {
    const bytes = Buffer.from(file);
    fc.assert(
      fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
        const changed = Buffer.from(bytes);
        const at = Math.floor(bit / 8);
        changed[at] = (changed[at] ?? 0) ^ (1 << (bit % 8));
        expect(verifyProofFile({ proof: changed, vkey, leaf }).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('fails when cut anywhere', () => {
    for (let length = 0; length < file.length; length += 1) {
      expect(verifyProofFile({ proof: file.slice(0, length), vkey, leaf }).ok).toBe(false);
    }
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.uint8Array(), fc.string(), (tail, bytes, key) => {
        expect(verifyProofFile({ proof: `c2sp.org/tlog-proof@v1\n${tail}`, vkey, leaf }).ok).toBe(false);
        expect(verifyProofFile({ proof: bytes, vkey: key, leafHash: bytes }).ok).toBe(false);
      }),
    );
  });
});
