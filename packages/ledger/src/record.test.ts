import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from './format.ts';
import { bodyDigest } from './leaf.ts';
import { formatRecord, parseRecord, verifyRecord, type LedgerRecord } from './record.ts';

const salt = new Uint8Array(32).fill(7);
const event = { type: 'sealing.sealed', result: { after: 'ab'.repeat(32) }, 印章: '合同专用章' };
const record: LedgerRecord = {
  leaf: {
    v: 1,
    type: 'sealing.sealed',
    subject: { type: 'sealing', id: '0190a000-0000-7000-8000-000000000001' },
    seq: 1,
    prev: null,
    actor: 'person-1',
    at: '2026-11-23T08:00:00.000Z',
    policy: '1',
    body: bodyDigest(salt, event),
  },
  salt,
  event,
};

describe('a record', () => {
  it('is read as it was written, and its event is the one the leaf commits to', () => {
    const read = parseRecord(formatRecord(record));
    expect(read).toEqual({ ...record, salt: Buffer.from(salt) });
    expect(verifyRecord(read)).toEqual({ ok: true });
  });

  it('may be formatted anew by any JSON tool', () => {
    const { event, leaf, ...rest } = JSON.parse(formatRecord(record)) as Record<string, unknown>;
    expect(verifyRecord(parseRecord(JSON.stringify({ event, ...rest, leaf })))).toEqual({ ok: true });
  });

  it.each([
    ['another event', { ...record, event: { ...event, result: { after: 'cd'.repeat(32) } } }, 'body-differs'],
    ['another salt', { ...record, salt: new Uint8Array(32) }, 'body-differs'],
    ['a leaf of another type', { ...record, leaf: { ...record.leaf, type: 'sealing.failed' } }, 'other-type'],
  ])('with %s does not verify', (_what, changed, fault) => {
    expect(verifyRecord(parseRecord(formatRecord(changed)))).toEqual({ ok: false, fault });
  });

  it.each([
    ['no JSON', 'record'],
    ['no object', '[]'],
    ['nothing', 'null'],
    ['another format', formatRecord(record).replace('/v1', '/v2')],
    ['a further member', formatRecord(record).replace('{', '{ "note": 1,')],
    ['a further member in the leaf', formatRecord(record).replace('"v": 1', '"v": 1, "name": "x"')],
    ['a short salt', formatRecord({ ...record, salt: new Uint8Array(31) })],
    ['an event without a type', formatRecord(record).replaceAll('"type": "sealing.sealed"', '"kind": "x"')],
  ])('is refused when it has %s', (_what, text) => {
    expect(() => parseRecord(text)).toThrow(FormatError);
  });

  it('is read or refused with FormatError, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.uint8Array()), (text) => {
        try {
          parseRecord(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
    );
  });
});
