import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormatError } from './format.ts';
import { encodeVkey, noteSigner, openNote, parseNote, parseVkey, signNote } from './note.ts';

/** The example of the C2SP signed-note specification. */
const VKEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const NOTE =
  'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const LINE = NOTE.split('\n')[2] as string;

const keys = generateKeyPairSync('ed25519');
const signer = noteSigner('seals.example.cn/ledger', keys.privateKey);
const own = parseVkey(encodeVkey('seals.example.cn/ledger', keys.publicKey));
const other = noteSigner('witness.example.cn', generateKeyPairSync('ed25519').privateKey);

describe('a verifier key', () => {
  it('of the specification has its id', () => {
    expect(parseVkey(VKEY)).toMatchObject({ name: 'example.com/foo', keyId: 0x530d903a });
  });

  it('is the same from the public and the private key', () => {
    expect(encodeVkey('a', keys.privateKey)).toBe(encodeVkey('a', keys.publicKey));
    expect(own).toMatchObject({ name: signer.name, keyId: signer.keyId });
  });

  it.each([
    '',
    'example.com/foo',
    VKEY.replace('530d903a', '530d903b'),
    VKEY.replace('530d903a', '530D903A'),
    VKEY.replace('example.com/foo', 'example.com/bar'),
    VKEY.replace('example.com/foo', ''),
    VKEY.replace('foo', 'f oo'),
    `${VKEY} `,
    `${VKEY}=`,
    VKEY.slice(0, -4),
    VKEY.replace('+Aek', '+Bek'),
    `${VKEY}AAAA`,
  ])('is refused: %j', (vkey) => {
    expect(() => parseVkey(vkey)).toThrow(FormatError);
  });

  it('needs an Ed25519 key and a name without spaces and plus', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => encodeVkey('a', publicKey)).toThrow(FormatError);
    expect(() => noteSigner('a', privateKey)).toThrow(FormatError);
    for (const name of ['', 'a b', 'a+b', 'a\u3000b', 'a\u0085', 'a\nb', '\ud800']) {
      expect(() => noteSigner(name, keys.privateKey)).toThrow(FormatError);
    }
  });
});

describe('a note', () => {
  it('of the specification verifies, as text and as bytes', () => {
    const opened = { ok: true, text: 'This is an example message.\n' };
    expect(openNote(NOTE, [parseVkey(VKEY)])).toMatchObject(opened);
    expect(openNote(Buffer.from(NOTE), [parseVkey(VKEY)])).toMatchObject(opened);
  });

  it('that we signed verifies, also with empty lines and lines like signatures in its text', () => {
    const text = `同意\n\n${LINE}\n\n再次\n`;
    const note = signNote(text, [signer, other]);
    expect(openNote(note, [own])).toEqual({ ok: true, text, signedBy: [own] });
  });

  it('ignores signatures of unknown keys, also with our name or our id', () => {
    const namesake = noteSigner(signer.name, generateKeyPairSync('ed25519').privateKey);
    const twin = { ...other, keyId: signer.keyId };
    expect(openNote(signNote('a\n', [other, namesake, twin, signer]), [own]).ok).toBe(true);
    expect(openNote(signNote('a\n', [other, namesake, twin]), [own])).toEqual({ ok: false, fault: 'unknown-key' });
    expect(openNote(signNote('a\n', [signer]), [])).toEqual({ ok: false, fault: 'unknown-key' });
  });

  it('is refused when one signature of a known key is invalid, even beside a valid one', () => {
    const forged = { ...signer, sign: other.sign };
    const short = { ...signer, sign: () => Uint8Array.of(1) };
    for (const bad of [forged, short]) {
      expect(openNote(signNote('a\n', [signer, bad]), [own])).toEqual({ ok: false, fault: 'bad-signature' });
    }
  });

  it('says which known keys signed, each once', () => {
    const opened = openNote(signNote('a\n', [signer, signer]), [own]);
    expect(opened).toMatchObject({ ok: true, signedBy: [own] });
  });

  it.each([
    ['nothing', ''],
    ['no signature', 'text\n\n'],
    ['no blank line', `text\n${LINE}\n`],
    ['no text', `\n\n${LINE}\n`.slice(1)],
    ['no final line break', NOTE.slice(0, -1)],
    ['a hyphen for the dash', NOTE.replace('—', '-')],
    ['two spaces', NOTE.replace('foo ', 'foo  ')],
    ['no key name', NOTE.replace('example.com/foo ', '')],
    ['a plus in the key name', NOTE.replace('example.com', 'example+com')],
    ['base64 without padding', NOTE.replace('=\n', '\n')],
    ['base64 with stray bits', NOTE.replace('aQM=', 'aQN=')],
    ['only a key id', NOTE.replace(/foo \S+/, 'foo Uw2QOg==')],
    ['a carriage return', NOTE.replace('message.', 'message.\r')],
    ['a tab', NOTE.replace('message.', 'message.\t')],
    ['an escape character', NOTE.replace('message.', '\u001b[31m')],
    ['text after the signatures', `${NOTE}more\n`],
    ['a lone surrogate', NOTE.replace('message', '\udc00')],
    ['101 signatures', NOTE + `${LINE}\n`.repeat(100)],
    ['a million characters', 'x'.repeat(1_000_000) + NOTE],
  ])('is refused with %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(FormatError);
    expect(openNote(note, [parseVkey(VKEY)])).toEqual({ ok: false, fault: 'malformed-note' });
  });

  it('is refused where it is not UTF-8', () => {
    const bytes = Buffer.from(NOTE);
    bytes[3] = 0xff;
    expect(openNote(bytes, [parseVkey(VKEY)])).toEqual({ ok: false, fault: 'malformed-note' });
  });

  it.each(['', 'no line break', 'tab\t\n', 'carriage return\r\n', '\ud800\n'])('cannot say %j', (text) => {
    expect(() => signNote(text, [signer])).toThrow(FormatError);
  });

  it('fails with any bit flipped', () => {
    const note = Buffer.from(NOTE);
    fc.assert(
      fc.property(fc.nat(note.length * 8 - 1), (bit) => {
        const bytes = Buffer.from(note);
        const at = Math.floor(bit / 8);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit % 8));
        expect(openNote(bytes, [parseVkey(VKEY)]).ok).toBe(false);
      }),
    );
  });
});
