import {
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNull,
  PdfNumber,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfObject,
} from '@libpdf/core';

/** Bytes that are not the sound PDF syntax that a sealed file consists of. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError';
}

export interface IndirectObject {
  number: number;
  generation: number;
  value: PdfObject;
  /** Of the object's number. */
  start: number;
  /** After `endobj`. */
  end: number;
}

const DEEPEST = 64;
const SPACE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((char) => char.charCodeAt(0)));
const ESCAPES: Record<string, number> = { n: 10, r: 13, t: 9, b: 8, f: 12, '(': 40, ')': 41, '\\': 92 };

/**
 * Reads PDF syntax (ISO 32000-1 §7.3) without forgiveness: what a lenient reader repairs, two readers repair differently,
 * and signature attacks live in that difference. Duplicate keys are an error. Used only on the revisions that seals add.
 */
export class ObjectParser {
  position: number;
  /** Where each string read so far stands in the file, delimiters included. */
  readonly strings = new Map<PdfString, { start: number; end: number }>();
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes;
    this.position = position;
  }

  /** `N G obj … endobj` at the position, white space before it allowed. @throws {PdfSyntaxError} */
  readIndirectObject(): IndirectObject {
    this.skipSpace();
    const start = this.position;
    const number = this.readInteger();
    const generation = this.readInteger();
    this.expectKeyword('obj');
    let value = this.readObject();
    if (value instanceof PdfDict && this.peekKeyword() === 'stream') value = this.readStream(value);
    this.expectKeyword('endobj');
    return { number, generation, value, start, end: this.position };
  }

  /** One direct object or reference. @throws {PdfSyntaxError} */
  readObject(depth = 0): PdfObject {
    if (depth > DEEPEST) throw new PdfSyntaxError('objects are nested too deeply');
    this.skipSpace();
    const byte = this.bytes[this.position];
    if (byte === 0x2f) return PdfName.of(this.readName());
    if (byte === 0x28) return this.readLiteralString();
    if (byte === 0x5b) return this.readArray(depth);
    if (byte === 0x3c)
      return this.bytes[this.position + 1] === 0x3c ? this.readDictionary(depth) : this.readHexString();
    const token = this.readToken();
    if (token === 'true') return PdfBool.TRUE;
    if (token === 'false') return PdfBool.FALSE;
    if (token === 'null') return PdfNull.instance;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(token)) throw new PdfSyntaxError(`unexpected ${JSON.stringify(token)}`);
    return this.readReference(token) ?? PdfNumber.of(Number(token));
  }

  /** An unsigned decimal integer. @throws {PdfSyntaxError} */
  readInteger(): number {
    const token = this.readToken();
    if (!/^\d{1,10}$/.test(token)) throw new PdfSyntaxError(`${JSON.stringify(token)} is not an unsigned integer`);
    return Number(token);
  }

  /** @throws {PdfSyntaxError} */
  expectKeyword(keyword: string): void {
    const token = this.readToken();
    if (token !== keyword) throw new PdfSyntaxError(`${JSON.stringify(token)} instead of ${keyword}`);
  }

  /** The next token without moving on. */
  peekKeyword(): string {
    const before = this.position;
    const token = this.readToken();
    this.position = before;
    return token;
  }

  skipSpace(): void {
    while (SPACE.has(this.bytes[this.position] ?? -1)) this.position++;
  }

  private readToken(): string {
    this.skipSpace();
    const start = this.position;
    while (this.position < this.bytes.length && this.position - start < 64) {
      const byte = this.bytes[this.position] ?? 0;
      if (SPACE.has(byte) || DELIMITERS.has(byte)) break;
      this.position++;
    }
    return Buffer.from(this.bytes.subarray(start, this.position)).toString('latin1');
  }

  private readReference(token: string): PdfRef | undefined {
    if (!/^\d{1,10}$/.test(token)) return undefined;
    const before = this.position;
    const generation = this.readToken();
    if (/^\d{1,5}$/.test(generation) && this.readToken() === 'R') return PdfRef.of(Number(token), Number(generation));
    this.position = before;
    return undefined;
  }

  private readName(): string {
    this.position++;
    const raw = this.readToken();
    const bytes = raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }

  private readArray(depth: number): PdfArray {
    this.position++;
    const items: PdfObject[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.position] === 0x5d) break;
      items.push(this.readObject(depth + 1));
    }
    this.position++;
    return new PdfArray(items);
  }

  private readDictionary(depth: number): PdfDict {
    this.position += 2;
    const dict = new PdfDict();
    for (;;) {
      this.skipSpace();
      const byte = this.bytes[this.position];
      if (byte === 0x3e && this.bytes[this.position + 1] === 0x3e) break;
      if (byte !== 0x2f) throw new PdfSyntaxError('a dictionary key is not a name');
      const key = this.readName();
      if (dict.has(key)) throw new PdfSyntaxError(`the key ${key} stands twice`);
      dict.set(key, this.readObject(depth + 1));
    }
    this.position += 2;
    return dict;
  }

  private readHexString(): PdfString {
    const start = this.position;
    const close = this.bytes.indexOf(0x3e, start);
    const hex = close < 0 ? 'x' : Buffer.from(this.bytes.subarray(start + 1, close)).toString('latin1');
    if (!/^([0-9a-fA-F]{2})*$/.test(hex)) throw new PdfSyntaxError('a hexadecimal string holds something else');
    this.position = close + 1;
    return this.keep(new PdfString(Buffer.from(hex, 'hex'), 'hex'), start);
  }

  private readLiteralString(): PdfString {
    const start = this.position;
    const content: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) throw new PdfSyntaxError('a string does not end');
      if (byte === 0x5c) {
        this.readEscape(content);
        continue;
      }
      if (byte === 0x28) depth++;
      if (byte === 0x29) depth--;
      if (depth === 0) break;
      if (this.position - 1 > start) content.push(byte);
    }
    return this.keep(new PdfString(Uint8Array.from(content), 'literal'), start);
  }

  private readEscape(content: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(
      Buffer.from(this.bytes.subarray(this.position, this.position + 3)).toString('latin1'),
    );
    if (octal) {
      this.position += octal[0].length;
      content.push(Number.parseInt(octal[0], 8) & 0xff);
      return;
    }
    const byte = this.bytes[this.position++] ?? 0;
    if (byte === 0x0d && this.bytes[this.position] === 0x0a) this.position++;
    if (byte === 0x0d || byte === 0x0a) return;
    content.push(ESCAPES[String.fromCharCode(byte)] ?? byte);
  }

  private keep(string: PdfString, start: number): PdfString {
    this.strings.set(string, { start, end: this.position });
    return string;
  }

  private readStream(dict: PdfDict): PdfStream {
    this.expectKeyword('stream');
    if (this.bytes[this.position] === 0x0d) this.position++;
    if (this.bytes[this.position++] !== 0x0a) throw new PdfSyntaxError('no line end after stream');
    const length = dict.get('Length');
    if (!(length instanceof PdfNumber) || !Number.isInteger(length.value) || length.value < 0) {
      throw new PdfSyntaxError('a stream without its length');
    }
    const end = this.position + length.value;
    if (end > this.bytes.length) throw new PdfSyntaxError('a stream is cut short');
    const stream = new PdfStream(dict, this.bytes.subarray(this.position, end));
    this.position = end;
    this.expectKeyword('endstream');
    return stream;
  }
}
