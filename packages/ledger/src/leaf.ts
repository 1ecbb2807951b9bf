import { hash } from 'node:crypto';
import { canonicalBytes, canonicalJson } from './canonical.ts';
import { FormatError } from './format.ts';

/** The longest leaf in bytes. */
export const LEAF_MAX_BYTES = 4096;

/** Length in bytes of the random salt of a body. Fixed, so that the border between salt and body is certain. */
export const SALT_BYTES = 32;

/**
 * What the tree holds of one entry: who did what kind of thing to what, when, and a salted digest of the details. Never
 * personal data: every text field is an ASCII token, so a name or an opinion cannot even be written.
 */
export interface Leaf {
  /** Version of this form. */
  readonly v: 1;
  /** What happened: `<slice>.<past-tense>`, as in `seal.registered`. */
  readonly type: string;
  /** What it happened to. The type is a word (`use-request`), the id a token, usually a UUID. */
  readonly subject: Subject;
  /** Place in the history of the subject: 1, 2, … */
  readonly seq: number;
  /** Base64 of the leaf hash of the subject's previous entry; null for, and only for, the first. */
  readonly prev: string | null;
  /** Id of the person or of the part of the system that did it. A token. */
  readonly actor: string;
  /** UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  /** Version of the policy that allowed it. A token. */
  readonly policy: string;
  /** Base64 of the body digest, see {@link bodyDigest}. */
  readonly body: string;
}

/** The thing whose history an entry belongs to. */
export interface Subject {
  readonly type: string;
  readonly id: string;
}

const token = '[A-Za-z0-9][A-Za-z0-9._:-]{0,127}';
const word = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
// 32 bytes are 43 base64 digits, the last of which carries only four bits.
const digest = '[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=';

/** The canonical text of a leaf has one shape; reading it by that shape makes any other spelling a refusal. */
const SHAPE = new RegExp(
  `^\\{"actor":"(${token})"` +
    `,"at":"(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z)"` +
    `,"body":"(${digest})"` +
    `,"policy":"(${token})"` +
    `,"prev":(?:null|"(${digest})")` +
    `,"seq":([1-9]\\d{0,15})` +
    `,"subject":\\{"id":"(${token})","type":"(${word})"\\}` +
    `,"type":"(${word}(?:\\.${word})+)"` +
    `,"v":1\\}$`,
);

/**
 * The bytes of a leaf as the tree holds them: canonical JSON (RFC 8785).
 *
 * @throws FormatError where a field does not have the form that {@link Leaf} gives it
 */
export function encodeLeaf(leaf: Leaf): Uint8Array {
  const text = canonicalJson(leaf);
  readLeaf(text);
  return Buffer.from(text, 'latin1');
}

/**
 * Reads a leaf. Accepts exactly the bytes that {@link encodeLeaf} writes: no other order, spacing, escape or member.
 *
 * @throws FormatError
 */
export function parseLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length > LEAF_MAX_BYTES) throw new FormatError(`a leaf has at most ${LEAF_MAX_BYTES} bytes`);
  // One character per byte: what is not ASCII matches nothing in SHAPE.
  return readLeaf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

function readLeaf(text: string): Leaf {
  const match = text.length <= LEAF_MAX_BYTES ? SHAPE.exec(text) : null;
  if (match === null) throw new FormatError('not a ledger leaf in canonical form');
  const [, actor = '', at = '', body = '', policy = '', prev = null, digits, id = '', subjectType = '', type = ''] =
    match;
  const seq = Number(digits);
  if (!isInstant(at)) throw new FormatError('the time of a leaf is not a time');
  if (!Number.isSafeInteger(seq)) throw new FormatError('the sequence number of a leaf is too large');
  if ((seq === 1) !== (prev === null)) throw new FormatError('the first entry, and no other, has no previous one');
  return { v: 1, type, subject: { type: subjectType, id }, seq, prev, actor, at, policy, body };
}

/** Whether a text of the right shape is a time. `Date` turns 30 February and 24 o'clock into another day. */
function isInstant(text: string): boolean {
  return new Date(text).getUTCDate() === Number(text.slice(8, 10));
}

/**
 * The commitment of a leaf to its body: base64 of SHA-256(salt ‖ canonical JSON of the body). The salt is random and
 * erased together with the body; without it a guessed body cannot be confirmed.
 *
 * @throws RangeError where the salt has not {@link SALT_BYTES} bytes
 * @throws FormatError where the body is not plain JSON data
 */
export function bodyDigest(salt: Uint8Array, body: unknown): string {
  if (salt.length !== SALT_BYTES) throw new RangeError(`the salt of a ledger body has ${SALT_BYTES} bytes`);
  return hash('sha256', Buffer.concat([salt, canonicalBytes(body)]), 'base64');
}
