/** Bytes that are not the DER they should be. */
export class DerError extends Error {
  override readonly name = 'DerError';
}

/** One TLV of a DER encoding, with its exact bytes, so that what was hashed or signed is never re-encoded. */
export interface DerValue {
  tag: number;
  /** Header and contents. */
  encoded: Uint8Array;
  contents: Uint8Array;
}

/**
 * Reads the TLV that starts at `offset`; bytes after it are left alone.
 * Strict DER (X.690 §10): definite lengths in their shortest form, one-byte tags.
 *
 * @throws {DerError} when the bytes are cut short or not DER
 */
export function readDer(bytes: Uint8Array, offset = 0): DerValue {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined) throw new DerError('value is cut short');
  if ((tag & 0x1f) === 0x1f) throw new DerError('tags of several bytes are not used here');
  let length = first;
  let start = offset + 2;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > 4) throw new DerError('length is indefinite or too long');
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + (bytes[start + i] ?? NaN);
    start += count;
    const shortest = length >= 0x80 && length >= 256 ** (count - 1);
    if (!shortest) throw new DerError('length is not in its shortest form');
  }
  const end = start + length;
  if (end > bytes.length) throw new DerError('value is cut short');
  return { tag, encoded: bytes.subarray(offset, end), contents: bytes.subarray(start, end) };
}

/** Reads bytes that hold exactly one TLV with this tag. @throws {DerError} */
export function readWhole(bytes: Uint8Array, tag: number): DerValue {
  const value = readDer(bytes);
  if (value.encoded.length !== bytes.length) throw new DerError('bytes follow the value');
  return expectTag(value, tag);
}

/** The members of a constructed value. @throws {DerError} */
export function membersOf(value: DerValue): DerValue[] {
  const members: DerValue[] = [];
  for (let offset = 0; offset < value.contents.length;) {
    const member = readDer(value.contents, offset);
    members.push(member);
    offset += member.encoded.length;
  }
  return members;
}

/** @throws {DerError} when the value is missing or has another tag */
export function expectTag(value: DerValue | undefined, tag: number): DerValue {
  if (value === undefined) throw new DerError(`a value with tag 0x${tag.toString(16)} is missing`);
  if (value.tag !== tag) throw new DerError(`tag 0x${value.tag.toString(16)} instead of 0x${tag.toString(16)}`);
  return value;
}

/** The dotted form of an object identifier. @throws {DerError} */
export function readObjectIdentifier(value: DerValue | undefined): string {
  const { contents } = expectTag(value, 0x06);
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of contents) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first] = arcs;
  if (first === undefined || (contents.at(-1) ?? 0x80) >= 0x80) throw new DerError('object identifier is cut short');
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...arcs.slice(1)].join('.');
}
