import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeBase64 } from './format.ts';
import { leafHash } from './hash.ts';
import { verifyHistory, type HistoryEntry } from './history.ts';
import { bodyDigest, encodeLeaf, parseLeaf, SALT_BYTES, type Leaf } from './leaf.ts';

/** A sound history of one seal with `length` entries. */
function historyOf(length: number, id = 'seal-1'): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  let prev: string | null = null;
  for (let seq = 1; seq <= length; seq += 1) {
    const body = { salt: Buffer.alloc(SALT_BYTES, seq), value: { place: `保险柜 ${seq}` } };
    const leaf = encodeLeaf({
      v: 1,
      type: 'seal.moved',
      subject: { type: 'seal', id },
      seq,
      prev,
      actor: 'person-1',
      at: '2026-11-23T08:00:00.000Z',
      policy: '1',
      body: bodyDigest(body.salt, body.value),
    });
    entries.push({ leaf, body });
    prev = encodeBase64(leafHash(leaf));
  }
  return entries;
}

/** An entry with a changed leaf. */
const changed = (entry: HistoryEntry, change: Partial<Leaf>): HistoryEntry => ({
  ...entry,
  leaf: encodeLeaf({ ...parseLeaf(entry.leaf), ...change }),
});

const entryAt = (history: readonly HistoryEntry[], position: number) => history[position - 1] as HistoryEntry;

describe('the history of a subject', () => {
  it('is sound when nothing was touched, also where bodies were erased', () => {
    const history = historyOf(4);
    history[2] = { leaf: entryAt(history, 3).leaf };
    const last = encodeBase64(leafHash(entryAt(history, 4).leaf));
    expect(verifyHistory(history)).toEqual({ ok: true, length: 4, erased: 1, last });
    expect(verifyHistory(history, { type: 'seal', id: 'seal-1' }).ok).toBe(true);
    expect(verifyHistory([])).toEqual({ ok: true, length: 0, erased: 0, last: null });
  });

  it.each<[string, number, (history: HistoryEntry[]) => unknown]>([
    ['malformed-leaf', 2, (history) => (history[1] = { leaf: Buffer.from('{}') })],
    ['malformed-leaf', 1, (history) => (history[0] = { leaf: new Uint8Array(0) })],
    ['other-subject', 3, (history) => (history[2] = entryAt(historyOf(3, 'seal-2'), 3))],
    ['wrong-sequence', 2, (history) => history.splice(1, 1)],
    ['wrong-sequence', 1, (history) => history.shift()],
    ['wrong-sequence', 3, (history) => history.splice(2, 0, entryAt(history, 2))],
    ['wrong-sequence', 2, (history) => history.splice(1, 2, entryAt(history, 3), entryAt(history, 2))],
    // The rewritten entry is itself well formed: the one after it gives it away.
    ['broken-chain', 3, (history) => (history[1] = changed(entryAt(history, 2), { actor: 'person-2' }))],
    ['body-differs', 2, (history) => (history[1] = { ...entryAt(history, 2), body: entryAt(history, 3).body })],
    [
      'body-differs',
      2,
      (history) => (history[1] = { leaf: entryAt(history, 2).leaf, body: { salt: Buffer.alloc(3), value: 1 } }),
    ],
    [
      'body-differs',
      4,
      (history) =>
        (history[3] = { ...entryAt(history, 4), body: { salt: Buffer.alloc(SALT_BYTES), value: undefined } }),
    ],
  ])('shows %s at entry %i', (fault, position, tamper) => {
    const history = historyOf(4);
    tamper(history);
    expect(verifyHistory(history)).toEqual({ ok: false, fault, position });
  });

  it('must be that of the subject asked for', () => {
    expect(verifyHistory(historyOf(2), { type: 'seal', id: 'seal-2' })).toEqual({
      ok: false,
      fault: 'other-subject',
      position: 1,
    });
  });

  it('never throws and never accepts a flipped bit that a later entry covers', () => {
    const sound = historyOf(5);
    fc.assert(
      fc.property(fc.nat(3), fc.nat(), fc.nat(7), (entry, byte, bit) => {
        const history = [...sound];
        const leaf = Uint8Array.from(entryAt(history, entry + 1).leaf);
        const at = byte % leaf.length;
        leaf[at] = (leaf[at] ?? 0) ^ (1 << bit);
        history[entry] = { ...entryAt(history, entry + 1), leaf };
        expect(verifyHistory(history).ok).toBe(false);
      }),
    );
  });
});
