import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { formatCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts';
import { FormatError } from './format.ts';
import { encodeVkey, noteSigner, parseVkey, signNote } from './note.ts';

/** The example of the C2SP tlog-checkpoint specification, without its signature. */
const TEXT = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
const ORIGIN = 'example.com/behind-the-sofa';

const keys = generateKeyPairSync('ed25519');
const signer = noteSigner(ORIGIN, keys.privateKey);
const known = [parseVkey(encodeVkey(ORIGIN, keys.publicKey))];

describe('a checkpoint', () => {
  it('of the specification reads and writes', () => {
    const checkpoint = parseCheckpoint(TEXT);
    expect(checkpoint).toMatchObject({ origin: ORIGIN, size: 20_852_163 });
    expect(formatCheckpoint(checkpoint)).toBe(TEXT);
  });

  it('keeps extension lines', () => {
    expect(parseCheckpoint(`${TEXT}a\nb\n`).extensions).toEqual(['a', 'b']);
    expect(formatCheckpoint(parseCheckpoint(`${TEXT}a\nb\n`))).toBe(`${TEXT}a\nb\n`);
  });

  it.each([
    ['nothing', ''],
    ['no origin', TEXT.slice(ORIGIN.length)],
    ['no final line break', TEXT.slice(0, -1)],
    ['a leading zero', TEXT.replace('2085', '02085')],
    ['a sign', TEXT.replace('2085', '+2085')],
    ['a fraction', TEXT.replace('20852163', '1.0')],
    ['full-width digits', TEXT.replace('20852163', '２０')],
    ['a size beyond 2^53', TEXT.replace('20852163', '9007199254740992')],
    ['a short root', TEXT.replace('CsUY', '')],
    ['a root with stray bits', TEXT.replace('q2I=', 'q2J=')],
    ['an empty extension line', `${TEXT}\nb\n`],
    ['two lines', TEXT.split('\n').slice(0, 2).join('\n')],
  ])('is refused with %s', (_, text) => {
    expect(() => parseCheckpoint(text)).toThrow(FormatError);
  });

  it.each([
    ['an origin of two lines', { origin: 'a\nb' }],
    ['no origin', { origin: '' }],
    ['a negative size', { size: -1 }],
    ['a short root', { root: new Uint8Array(31) }],
    ['an empty extension', { extensions: [''] }],
  ])('cannot be written with %s', (_, change) => {
    expect(() => formatCheckpoint({ ...parseCheckpoint(TEXT), ...change })).toThrow(FormatError);
  });

  it('opens only signed by a known key, well formed, and of the right ledger', () => {
    const note = signCheckpoint(parseCheckpoint(TEXT), [signer]);
    expect(openCheckpoint(note, known, ORIGIN)).toMatchObject({ ok: true, checkpoint: { size: 20_852_163 } });
    expect(openCheckpoint(note, known, 'example.com/other')).toEqual({ ok: false, fault: 'other-origin' });
    expect(openCheckpoint(note, [], ORIGIN)).toEqual({ ok: false, fault: 'unknown-key' });
    const changed = note.replace('20852163', '20852164');
    expect(openCheckpoint(changed, known, ORIGIN)).toEqual({ ok: false, fault: 'bad-signature' });
    const shopping = signNote('milk\nbread\n', [signer]);
    expect(openCheckpoint(shopping, known, ORIGIN)).toEqual({ ok: false, fault: 'malformed-checkpoint' });
    expect(openCheckpoint('', known, ORIGIN)).toEqual({ ok: false, fault: 'malformed-note' });
  });
});
