/** Bytes or text that do not have the form they must have. The message says what was expected, never the content. */
export class FormatError extends Error {
  override readonly name = 'FormatError';
}

/** Runs a parser on untrusted input: its value, or undefined where it threw a `FormatError`. */
export function attempt<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Decodes base64 (RFC 4648 §4), padded, in the one spelling that encoding would give: no white space, no stray bits.
 *
 * @throws FormatError
 */
export function decodeBase64(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'base64');
  // Buffer.from skips what it does not know; encoding again shows whether it did.
  if (!BASE64.test(text) || bytes.toString('base64') !== text) throw new FormatError('not canonical base64');
  return bytes;
}

/** Encodes bytes as padded base64 (RFC 4648 §4). */
export function encodeBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

/**
 * Reads a size or an index: ASCII digits without leading zeroes, at most 2^53 − 1.
 *
 * @throws FormatError
 */
export function parseDecimal(text: string): number {
  const value = Number(text);
  if (!/^(?:0|[1-9]\d{0,15})$/.test(text) || !Number.isSafeInteger(value)) throw new FormatError('not a whole number');
  return value;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads untrusted text: bytes must be UTF-8, a string must have no lone surrogates.
 *
 * @throws FormatError
 */
export function readText(input: Uint8Array | string): string {
  if (typeof input === 'string') {
    if (!input.isWellFormed()) throw new FormatError('text has a lone surrogate');
    return input;
  }
  try {
    return utf8.decode(input);
  } catch {
    throw new FormatError('text is not UTF-8');
  }
}

/** Whether a number can be a size or an index: a whole number from 0 to 2^53 − 1. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
