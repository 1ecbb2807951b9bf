import { DerError } from '../der/read-der.ts';
import { tlv } from '../der/write-der.ts';

const OCTET_STRING = 0x04;
const CONSTRUCTED = 0x20;
const DEEPEST = 40;

/**
 * Rewrites BER with indefinite lengths and octet strings in pieces (ITU-T X.690 §8.1.3.6, §8.7.3), as some programs
 * write PKCS#12, into the definite form that {@link readDer} takes. Only for containers: nothing signed survives it.
 *
 * @throws {DerError} when the bytes are cut short or nested beyond reason
 */
export function definiteLengths(bytes: Uint8Array): Uint8Array {
  return rewrite(bytes, 0, 0).encoded;
}

interface Rewritten {
  encoded: Uint8Array;
  contents: Uint8Array;
  end: number;
}

function rewrite(bytes: Uint8Array, offset: number, depth: number): Rewritten {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (tag === undefined || first === undefined || depth > DEEPEST || (tag & 0x1f) === 0x1f)
    throw new DerError('not BER');
  const start = first > 0x80 ? offset + 2 + (first & 0x7f) : offset + 2;
  const indefinite = first === 0x80;
  const length = first < 0x80 ? first : bytes.subarray(offset + 2, start).reduce((sum, byte) => sum * 256 + byte, 0);
  const limit = indefinite ? bytes.length : start + length;
  if (limit > bytes.length) throw new DerError('value is cut short');
  if ((tag & CONSTRUCTED) === 0) {
    if (indefinite) throw new DerError('a primitive value has no length');
    const contents = bytes.subarray(start, limit);
    return { encoded: tlv(tag, contents), contents, end: limit };
  }
  const members: Rewritten[] = [];
  let position = start;
  for (;;) {
    if (indefinite && bytes[position] === 0 && bytes[position + 1] === 0) break;
    if (!indefinite && position >= limit) break;
    const member = rewrite(bytes.subarray(0, limit), position, depth + 1);
    members.push(member);
    position = member.end;
  }
  const inPieces = tag === (OCTET_STRING | CONSTRUCTED);
  const contents = Buffer.concat(members.map((member) => (inPieces ? member.contents : member.encoded)));
  return {
    encoded: tlv(inPieces ? OCTET_STRING : tag, contents),
    contents,
    end: indefinite ? position + 2 : limit,
  };
}
