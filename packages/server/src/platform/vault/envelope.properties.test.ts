import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeEnvelope, openEnvelope, readHeader, type Kek } from './envelope.ts';
import { VaultError } from './failure.ts';

const kek: Kek = { id: 'document@1', key: randomBytes(32) };
const HEADER = 3 + 1 + 1 + 'intl-1'.length + 1 + kek.id.length;
const TAG_AT = HEADER + 32 + 32 + 16 + 12;

const content = fc.uint8Array({ maxLength: 2_000 });
const identity = fc.string({ maxLength: 60 });

/** The failure that opening ends with; fails the test when it ends with plaintext. */
function refusal(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof VaultError) return error.code;
    throw error;
  }
  return 'opened';
}

describe('an envelope', () => {
  test('gives back what was closed, and says which key and suite it needs', () => {
    fc.assert(
      fc.property(content, identity, (bytes, identity) => {
        const envelope = closeEnvelope(bytes, identity, kek);
        expect(readHeader(envelope)).toEqual({ suite: 'intl-1', kekId: 'document@1' });
        expect(Buffer.from(openEnvelope(envelope, identity, kek)).equals(bytes)).toBe(true);
      }),
    );
  });

  test('is refused with any bit of any byte flipped', () => {
    const envelope = closeEnvelope(Buffer.from('这是合同正文'), 'document|1', kek);
    for (let at = 0; at < envelope.length; at += 1) {
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Uint8Array.from(envelope);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(refusal(() => openEnvelope(changed, 'document|1', kek))).toBe('integrity-failed');
      }
    }
  });

  test('is refused with the tag cut to any shorter length, 4 and 12 bytes among them', () => {
    const envelope = closeEnvelope(Buffer.from('正文'), 'document|1', kek);
    for (let kept = 0; kept < 16; kept += 1) {
      const cut = Buffer.concat([envelope.subarray(0, TAG_AT + kept), envelope.subarray(TAG_AT + 16)]);
      expect(refusal(() => openEnvelope(cut, 'document|1', kek))).toBe('integrity-failed');
      expect(refusal(() => openEnvelope(envelope.subarray(0, TAG_AT + kept), 'document|1', kek))).toBe(
        'integrity-failed',
      );
    }
  });

  test('is refused when cut anywhere or made longer', () => {
    fc.assert(
      fc.property(content, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 20 }), (bytes, at, more) => {
        const envelope = closeEnvelope(bytes, 'document|1', kek);
        const cut = envelope.subarray(0, at % envelope.length);
        expect(refusal(() => openEnvelope(cut, 'document|1', kek))).toBe('integrity-failed');
        expect(refusal(() => openEnvelope(Buffer.concat([envelope, more]), 'document|1', kek))).toBe(
          'integrity-failed',
        );
      }),
    );
  });

  test('is refused under another identity, even one that reads alike', () => {
    fc.assert(
      fc.property(content, identity, identity, (bytes, mine, yours) => {
        fc.pre(mine !== yours);
        const envelope = closeEnvelope(bytes, mine, kek);
        expect(refusal(() => openEnvelope(envelope, yours, kek))).toBe('integrity-failed');
      }),
    );
  });

  test('is refused by another key of the same id, and by the same key under another id', () => {
    const envelope = closeEnvelope(Buffer.from('正文'), 'document|1', kek);
    expect(refusal(() => openEnvelope(envelope, 'document|1', { ...kek, key: randomBytes(32) }))).toBe(
      'integrity-failed',
    );
    expect(refusal(() => openEnvelope(envelope, 'document|1', { ...kek, id: 'document@2' }))).toBe('integrity-failed');
  });

  test('does not take a wrapped key or a body from another envelope of the same object', () => {
    const one = closeEnvelope(Buffer.from('合同第一稿'), 'document|1', kek);
    const other = closeEnvelope(Buffer.from('合同第二稿'), 'document|1', kek);
    const mixed = Buffer.concat([one.subarray(0, TAG_AT - 12), other.subarray(TAG_AT - 12)]);
    expect(refusal(() => openEnvelope(mixed, 'document|1', kek))).toBe('integrity-failed');
  });

  test('never repeats salt, nonce or ciphertext', () => {
    const seen = new Set<string>();
    for (let round = 0; round < 2_000; round += 1) {
      const envelope = Buffer.from(closeEnvelope(Buffer.from('同一份正文，同一个身份'), 'document|1', kek));
      seen.add(envelope.subarray(HEADER, HEADER + 32).toString('hex'));
      seen.add(envelope.subarray(TAG_AT - 12, TAG_AT).toString('hex'));
      seen.add(envelope.subarray(TAG_AT + 16).toString('hex'));
    }
    expect(seen.size).toBe(6_000);
  });
});
