import { attempt, decodeBase64, encodeBase64, FormatError, readText } from './format.ts';
import { bodyDigest, encodeLeaf, parseLeaf, SALT_BYTES, type Leaf } from './leaf.ts';
import { failed, passed, type Verdict } from './verdict.ts';

const FORMAT = 'yinxin-record/v1';

/** Longer records are refused unread. */
const RECORD_MAX_CHARACTERS = 2_000_000;

/** An entry with its readable half: what somebody needs, beside the proof, to know what was proven. */
export interface LedgerRecord {
  /** The entry as the tree holds it. */
  readonly leaf: Leaf;
  /** What the leaf's body digest begins with; {@link SALT_BYTES} bytes. */
  readonly salt: Uint8Array;
  /** The facts that the leaf commits to. */
  readonly event: { readonly type: string };
}

/** Writes a `record.json` file. Leaf and event are readable; their canonical JSON gives the bytes that were hashed. */
export function formatRecord({ leaf, salt, event }: LedgerRecord): string {
  return `${JSON.stringify({ format: FORMAT, leaf, salt: encodeBase64(salt), event }, undefined, 2)}\n`;
}

/**
 * Reads a `record.json` file. Nothing in it may be believed yet.
 *
 * @throws FormatError
 */
export function parseRecord(file: Uint8Array | string): LedgerRecord {
  if (file.length > RECORD_MAX_CHARACTERS) throw new FormatError('a record this long is not read');
  const { format, leaf, salt, event, ...rest } = parseMembers(readText(file));
  if (format !== FORMAT || Object.keys(rest).length > 0) throw new FormatError('not a record file');
  const saltBytes = decodeBase64(typeof salt === 'string' ? salt : '');
  if (saltBytes.length !== SALT_BYTES) throw new FormatError(`the salt of a record has ${SALT_BYTES} bytes`);
  if (!isEvent(event)) throw new FormatError('the event of a record has a type');
  // The leaf must be one as a whole: encoding refuses any other member, order aside.
  return { leaf: parseLeaf(encodeLeaf(leaf as Leaf)), salt: saltBytes, event };
}

/** Whether the event is the one that the leaf commits to. That the leaf is in a ledger is the proof's to say. */
export function verifyRecord({ leaf, salt, event }: LedgerRecord): Verdict<'body-differs' | 'other-type'> {
  if (attempt(() => bodyDigest(salt, event)) !== leaf.body) return failed('body-differs');
  return event.type === leaf.type ? passed : failed('other-type');
}

function parseMembers(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FormatError('not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new FormatError('not a record file');
  return value as Record<string, unknown>;
}

function isEvent(value: unknown): value is { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
