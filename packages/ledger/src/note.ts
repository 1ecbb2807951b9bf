import { createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { attempt, decodeBase64, encodeBase64, FormatError, readText } from './format.ts';
import { sha256 } from './hash.ts';

/** Signature type of plain Ed25519 over the text (C2SP signed-note). */
const ED25519 = 0x01;
const KEY_ID_BYTES = 4;
const PUBLIC_KEY_BYTES = 32;

/** Longer notes, and notes with more signatures, are refused unread. The specification asks for at least 16. */
const NOTE_MAX_CHARACTERS = 1_000_000;
const SIGNATURES_MAX = 100;

/** A key that can sign notes. */
export interface NoteSigner {
  /** Key name: not empty, no spaces, no `+`. For a ledger, its origin. */
  readonly name: string;
  /** The uint32 that together with the name says which key it is. */
  readonly keyId: number;
  readonly sign: (text: Uint8Array) => Uint8Array;
}

/** A key whose signatures are trusted. */
export interface NoteVerifier {
  readonly name: string;
  readonly keyId: number;
  readonly verify: (text: Uint8Array, signature: Uint8Array) => boolean;
}

/** A signature line of a note; nothing is said about whether it is valid. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A note taken apart. `text` includes its final line break. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Why a note must be ignored. */
export type NoteFault = 'malformed-note' | 'unknown-key' | 'bad-signature';

/** The text of a note and the known keys that signed it, or why it must be ignored. */
export type NoteVerdict =
  | { readonly ok: true; readonly text: string; readonly signedBy: readonly NoteVerifier[] }
  | { readonly ok: false; readonly fault: NoteFault };

/**
 * A signer with an Ed25519 private key.
 *
 * @throws FormatError where the name is not a key name or the key is of another kind
 */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  const publicKey = rawPublicKey(createPublicKey(privateKey));
  return { name: keyName(name), keyId: keyIdOf(name, publicKey), sign: (text) => sign(null, text, privateKey) };
}

/**
 * The verifier key of an Ed25519 public (or private) key as text: `name+keyid+base64`.
 *
 * @throws FormatError where the name is not a key name or the key is of another kind
 */
export function encodeVkey(name: string, key: KeyObject): string {
  const publicKey = rawPublicKey(key.type === 'public' ? key : createPublicKey(key));
  const keyId = keyIdOf(keyName(name), publicKey)
    .toString(16)
    .padStart(2 * KEY_ID_BYTES, '0');
  return `${name}+${keyId}+${encodeBase64(Buffer.from([ED25519, ...publicKey]))}`;
}

/**
 * Reads a verifier key. Refuses keys of another type than Ed25519 and ids that are not those of the key.
 *
 * @throws FormatError
 */
export function parseVkey(vkey: string): NoteVerifier {
  const [, name = '', id = '', encoded = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(vkey) ?? [];
  const [type, ...publicKey] = decodeBase64(encoded);
  if (type !== ED25519 || publicKey.length !== PUBLIC_KEY_BYTES) throw new FormatError('not an Ed25519 verifier key');
  const raw = Buffer.from(publicKey);
  const keyId = keyIdOf(keyName(name), raw);
  if (Number.parseInt(id, 16) !== keyId) throw new FormatError('the id of a verifier key does not fit the key');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') }, format: 'jwk' });
  return { name, keyId, verify: (text, signature) => verify(null, text, key, signature) };
}

/**
 * Signs a text (C2SP signed-note).
 *
 * @param text ends in a line break; no other control characters
 * @throws FormatError where the text cannot be the text of a note
 */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!isNoteText(readText(text))) throw new FormatError('the text of a note is lines without control characters');
  const bytes = Buffer.from(text, 'utf8');
  const lines = signers.map(({ name, keyId, sign }) => {
    const id = Buffer.alloc(KEY_ID_BYTES);
    id.writeUInt32BE(keyId);
    return `\u2014 ${name} ${encodeBase64(Buffer.concat([id, sign(bytes)]))}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/**
 * Takes a note apart without verifying anything: the text must not be believed yet.
 *
 * @throws FormatError
 */
export function parseNote(note: Uint8Array | string): Note {
  if (note.length > NOTE_MAX_CHARACTERS) throw new FormatError('a note this long is not read');
  const whole = readText(note);
  const border = whole.lastIndexOf('\n\n');
  const text = whole.slice(0, border + 1);
  const block = whole.slice(border + 2);
  if (border < 0 || !isNoteText(text) || !block.endsWith('\n')) throw new FormatError('not a signed note');
  const lines = block.slice(0, -1).split('\n');
  if (lines.length > SIGNATURES_MAX) throw new FormatError('a note with this many signatures is not read');
  return { text, signatures: lines.map(parseSignature) };
}

/**
 * Verifies a note. Signatures of unknown keys are ignored, every signature of a known key must be valid, and there must
 * be at least one. Never throws.
 */
export function openNote(note: Uint8Array | string, known: readonly NoteVerifier[]): NoteVerdict {
  const parsed = attempt(() => parseNote(note));
  if (parsed === undefined) return { ok: false, fault: 'malformed-note' };
  const text = Buffer.from(parsed.text, 'utf8');
  const signedBy = new Set<NoteVerifier>();
  for (const { name, keyId, signature } of parsed.signatures) {
    for (const key of known) {
      if (key.name !== name || key.keyId !== keyId) continue;
      if (!key.verify(text, signature)) return { ok: false, fault: 'bad-signature' };
      signedBy.add(key);
    }
  }
  return signedBy.size > 0
    ? { ok: true, text: parsed.text, signedBy: [...signedBy] }
    : { ok: false, fault: 'unknown-key' };
}

function parseSignature(line: string): NoteSignature {
  const [, name = '', encoded = ''] = /^\u2014 (\S+) (\S+)$/.exec(line) ?? [];
  const bytes = Buffer.from(decodeBase64(encoded));
  if (bytes.length <= KEY_ID_BYTES) throw new FormatError('not a signature line');
  return { name: keyName(name), keyId: bytes.readUInt32BE(), signature: bytes.subarray(KEY_ID_BYTES) };
}

function keyName(name: string): string {
  if (name === '' || !name.isWellFormed() || /[\s\p{Cc}+]/u.test(name)) throw new FormatError('not a key name');
  return name;
}

function isNoteText(text: string): boolean {
  if (!text.endsWith('\n')) return false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && code !== 0x0a) return false;
  }
  return true;
}

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ public key). */
function keyIdOf(name: string, publicKey: Uint8Array): number {
  const hashed = Buffer.concat([Buffer.from(`${name}\n`, 'utf8'), Buffer.from([ED25519]), publicKey]);
  return Buffer.from(sha256(hashed)).readUInt32BE();
}

function rawPublicKey(key: KeyObject): Uint8Array {
  const { crv, x } = key.export({ format: 'jwk' });
  if (crv !== 'Ed25519' || x === undefined) throw new FormatError('notes are signed with Ed25519 keys');
  return Buffer.from(x, 'base64url');
}
