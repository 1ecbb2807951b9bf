/**
 * DER writing (ITU-T X.690), as much as the signature profiles here need.
 * Values that must keep their bytes (certificates, names) are passed through as they are, never decoded and re-encoded.
 */

function header(tag: number, length: number): number[] {
  if (length < 0x80) return [tag, length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [tag, 0x80 | bytes.length, ...bytes];
}

/** One TLV: a one-byte tag and the concatenated contents. */
export function tlv(tag: number, ...contents: Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, part) => sum + part.length, 0);
  return Buffer.concat([Buffer.from(header(tag, length)), ...contents]);
}

export const sequence = (...parts: Uint8Array[]): Uint8Array => tlv(0x30, ...parts);
export const octetString = (bytes: Uint8Array): Uint8Array => tlv(0x04, bytes);
export const nullValue: Uint8Array = Buffer.from([0x05, 0x00]);

/** SET OF: DER wants the encoded members in ascending order (X.690 §11.6). */
export function setOf(...members: Uint8Array[]): Uint8Array {
  return tlv(0x31, ...members.toSorted((a, b) => Buffer.compare(a, b)));
}

/** A constructed context-specific tag, `[number]`. */
export const contextual = (number: number, ...parts: Uint8Array[]): Uint8Array => tlv(0xa0 | number, ...parts);

/** A small non-negative integer, such as a version number. */
export function smallInteger(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 127) throw new RangeError(`${value} is not within 0–127`);
  return Buffer.from([0x02, 0x01, value]);
}

/** An object identifier from its dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift((left % 128) | 0x80);
    return groups;
  });
  return tlv(0x06, Buffer.from(bytes));
}
