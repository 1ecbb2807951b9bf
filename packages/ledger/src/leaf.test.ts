import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FormatError } from './format.ts';
import { bodyDigest, encodeLeaf, parseLeaf, SALT_BYTES, type Leaf } from './leaf.ts';

const salt = Buffer.alloc(SALT_BYTES, 7);

const leaf: Leaf = {
  v: 1,
  type: 'use-request.submitted',
  subject: { type: 'use-request', id: '0190c0de-0000-7000-8000-000000000001' },
  seq: 2,
  prev: Buffer.alloc(32, 1).toString('base64'),
  actor: 'system:sequencer',
  at: '2026-11-23T08:00:00.000Z',
  policy: '2026-11-01',
  body: bodyDigest(salt, { purpose: '采购合同' }),
};

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

describe('a leaf', () => {
  it('is canonical JSON and reads back', () => {
    const bytes = encodeLeaf(leaf);
    expect(text(bytes)).toBe(
      `{"actor":"system:sequencer","at":"2026-11-23T08:00:00.000Z","body":"${leaf.body}","policy":"2026-11-01",` +
        `"prev":"${leaf.prev}","seq":2,"subject":{"id":"0190c0de-0000-7000-8000-000000000001",` +
        `"type":"use-request"},"type":"use-request.submitted","v":1}`,
    );
    expect(parseLeaf(bytes)).toEqual(leaf);
    expect(parseLeaf(encodeLeaf({ ...leaf, seq: 1, prev: null }))).toMatchObject({ seq: 1, prev: null });
  });

  it.each<[string, Partial<Leaf>]>([
    ['a name as actor', { actor: '张伟' }],
    ['an actor with a space', { actor: 'Zhang Wei' }],
    ['an actor that is too long', { actor: 'a'.repeat(129) }],
    ['a type without a slice', { type: 'submitted' }],
    ['a time without milliseconds', { at: '2026-11-23T08:00:00Z' }],
    ['a time with an offset', { at: '2026-11-23T08:00:00.000+08:00' }],
    ['30 February', { at: '2026-02-30T08:00:00.000Z' }],
    ["24 o'clock", { at: '2026-11-23T24:00:00.000Z' }],
    ['month 13', { at: '2026-13-01T08:00:00.000Z' }],
    ['sequence 0', { seq: 0 }],
    ['a broken sequence', { seq: 1.5 }],
    ['an unsafe sequence', { seq: 2 ** 53 }],
    ['a first entry with a previous one', { seq: 1 }],
    ['a later entry without a previous one', { prev: null }],
    ['a short digest', { body: Buffer.alloc(31).toString('base64') }],
    ['a digest with stray bits', { body: `${'A'.repeat(42)}B=` }],
    ['a further member', { note: 'x' } as Partial<Leaf>],
    ['an absent member', { policy: undefined }],
  ])('refuses %s', (_, change) => {
    expect(() => encodeLeaf({ ...leaf, ...change })).toThrow(FormatError);
  });

  it.each<[string, (canonical: string) => string]>([
    ['white space', (canonical) => canonical.replace(':', ': ')],
    ['a line break at the end', (canonical) => `${canonical}\n`],
    ['an escape for a character that needs none', (canonical) => canonical.replace('system', '\\u0073ystem')],
    ['a doubled member', (canonical) => canonical.replace('"seq":2', '"seq":2,"seq":2')],
    ['another order', (canonical) => canonical.replace(/("actor":"[^"]+"),("at":"[^"]+")/, '$2,$1')],
    ['another version', (canonical) => canonical.replace('"v":1', '"v":2')],
    ['a byte that is not ASCII', (canonical) => canonical.replace('system', 'systém')],
    ['5,000 bytes', (canonical) => canonical.padEnd(5000)],
    ['nothing', () => ''],
  ])('in other bytes is refused: %s', (_, change) => {
    expect(() => parseLeaf(Buffer.from(change(text(encodeLeaf(leaf)))))).toThrow(FormatError);
  });
});

describe('a body digest', () => {
  it('is SHA-256 of salt and canonical body', () => {
    const expected = createHash('sha256').update(salt).update('{"a":1,"b":2}').digest('base64');
    expect(bodyDigest(salt, { b: 2, a: 1 })).toBe(expected);
  });

  it('needs a salt of the right length', () => {
    expect(() => bodyDigest(Buffer.alloc(16), {})).toThrow(RangeError);
  });
});
