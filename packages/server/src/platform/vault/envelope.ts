import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { VaultError } from './failure.ts';

/** A key that encrypts the keys of envelopes. `id` is `<purpose>@<version>`; `key` has 32 bytes. */
export interface Kek {
  readonly id: string;
  readonly key: Uint8Array;
}

/** What an envelope says about itself before anything is decrypted. */
export interface EnvelopeHeader {
  readonly suite: string;
  readonly kekId: string;
}

/** AES-256-GCM with HKDF-SHA-256. Suites of SM4 can live beside it: every envelope names its own. */
export const SUITE = 'intl-1';

const MAGIC = Buffer.from('YXE');
const FORMAT = 1;
const KEY = 32;
const NONCE = 12;
const TAG = 16;
const SALT = 32;
const WRAPPED = SALT + KEY + TAG;
const CIPHER = 'aes-256-gcm';

/**
 * Encrypts `plaintext` under a fresh data key that is used this once, and wraps that key with `kek`.
 *
 * `identity` says which object this is, e.g. `document|<id>`; it is authenticated, not stored, so that an envelope
 * moved to another place does not open. Layout:
 *
 * ```
 * "YXE" | format: u8 | suite: u8 length + ASCII | kek id: u8 length + ASCII
 * | wrapped data key: salt 32, key 32, tag 16 | nonce 12 | tag 16 | ciphertext
 * ```
 */
export function closeEnvelope(plaintext: Uint8Array, identity: string, kek: Kek): Uint8Array {
  const dataKey = randomBytes(KEY);
  const nonce = randomBytes(NONCE);
  const content = encrypt(dataKey, nonce, contentContext(identity), plaintext);
  const wrapped = wrapKey(dataKey, kek, identity);
  dataKey.fill(0);
  const header = [MAGIC, Buffer.of(FORMAT), short(SUITE), short(kek.id)];
  return Buffer.concat([...header, wrapped, nonce, content.tag, content.bytes]);
}

/** Reads which suite and key an envelope needs. Throws `integrity-failed` when it is not an envelope of ours. */
export function readHeader(envelope: Uint8Array): EnvelopeHeader {
  const { suite, kekId } = parse(envelope);
  return { suite, kekId };
}

/**
 * Decrypts an envelope. Throws `integrity-failed` when a byte of it, the identity or the key differs from those it was
 * closed with; the plaintext is returned only after its tag was checked.
 */
export function openEnvelope(envelope: Uint8Array, identity: string, kek: Kek): Uint8Array {
  const parts = parse(envelope);
  if (parts.kekId !== kek.id) throw broken();
  const dataKey = unwrapKey(parts.wrapped, kek, identity);
  try {
    return decrypt(dataKey, parts.nonce, contentContext(identity), parts.tag, parts.ciphertext);
  } finally {
    dataKey.fill(0);
  }
}

function parse(envelope: Uint8Array) {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength);
  let at = 0;
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw broken();
    at += length;
    return bytes.subarray(at - length, at);
  };
  const takeShort = (): string => take(take(1).readUInt8()).toString('latin1');
  if (!take(MAGIC.length).equals(MAGIC) || take(1).readUInt8() !== FORMAT) throw broken();
  const suite = takeShort();
  if (suite !== SUITE) throw broken();
  const kekId = takeShort();
  return { suite, kekId, wrapped: take(WRAPPED), nonce: take(NONCE), tag: take(TAG), ciphertext: bytes.subarray(at) };
}

/**
 * Each wrapping has its own key, derived with a random 256-bit salt, so that one KEK may wrap any number of data keys:
 * the limit of 2^32 random nonces per key (NIST SP 800-38D §8.3) is never met and nothing has to be counted.
 */
function wrapKey(dataKey: Uint8Array, kek: Kek, identity: string): Uint8Array {
  const salt = randomBytes(SALT);
  const { key, nonce } = wrappingKey(kek, salt);
  const sealed = encrypt(key, nonce, keyContext(kek, identity), dataKey);
  return Buffer.concat([salt, sealed.bytes, sealed.tag]);
}

function unwrapKey(wrapped: Buffer, kek: Kek, identity: string): Buffer {
  const { key, nonce } = wrappingKey(kek, wrapped.subarray(0, SALT));
  const tag = wrapped.subarray(SALT + KEY);
  return decrypt(key, nonce, keyContext(kek, identity), tag, wrapped.subarray(SALT, SALT + KEY));
}

function wrappingKey(kek: Kek, salt: Uint8Array): { key: Buffer; nonce: Buffer } {
  if (kek.key.length !== KEY) throw new RangeError(`A key of ${KEY} bytes is needed, got ${kek.key.length}.`);
  const derived = Buffer.from(hkdfSync('sha256', kek.key, salt, `yinxin ${SUITE} data key`, KEY + NONCE));
  return { key: derived.subarray(0, KEY), nonce: derived.subarray(KEY) };
}

// JSON keeps the parts apart: no two different contexts read the same.
const context = (...parts: string[]): Buffer => Buffer.from(JSON.stringify(parts));
const contentContext = (identity: string): Buffer => context('content', String(FORMAT), SUITE, identity);
const keyContext = (kek: Kek, identity: string): Buffer => context('key', String(FORMAT), SUITE, kek.id, identity);

function encrypt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, plaintext: Uint8Array) {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(aad);
  const bytes = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { bytes, tag: cipher.getAuthTag() };
}

/** `authTagLength` matters: without it a tag cut to 4 bytes is accepted. `final` checks the tag before we return. */
function decrypt(key: Uint8Array, nonce: Uint8Array, aad: Uint8Array, tag: Uint8Array, ciphertext: Uint8Array): Buffer {
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG }).setAAD(aad).setAuthTag(tag);
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]);
  } catch {
    throw broken();
  }
}

function short(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  if (bytes.length === 0 || bytes.length > 255) throw new RangeError('A key id has 1 to 255 characters.');
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

const broken = (): VaultError =>
  new VaultError('integrity-failed', 'The stored bytes were changed, or belong to another object or key.');
