import { attempt, decodeBase64, encodeBase64, FormatError, isCount, parseDecimal } from './format.ts';
import { isHash } from './hash.ts';
import { openNote, signNote, type NoteFault, type NoteSigner, type NoteVerifier } from './note.ts';

/** A tree: how many leaves, under which root. */
export interface TreeHead {
  readonly size: number;
  readonly root: Uint8Array;
}

/** A tree head of a named ledger. */
export interface Checkpoint extends TreeHead {
  /** Which ledger: an address without scheme, as in `seals.example.cn/ledger`. One line, not empty. */
  readonly origin: string;
  /** Further lines, which we neither write nor interpret. */
  readonly extensions?: readonly string[];
}

/** Why a signed checkpoint must be ignored. */
export type CheckpointFault = NoteFault | 'malformed-checkpoint' | 'other-origin';

/** A checkpoint that a known key signed, or why it must be ignored. */
export type CheckpointVerdict =
  | { readonly ok: true; readonly checkpoint: Checkpoint; readonly signedBy: readonly NoteVerifier[] }
  | { readonly ok: false; readonly fault: CheckpointFault };

/**
 * The text of a checkpoint (C2SP tlog-checkpoint): origin, size, root, each on its line.
 *
 * @throws FormatError where a field cannot be written
 */
export function formatCheckpoint({ origin, size, root, extensions = [] }: Checkpoint): string {
  if (!isCount(size) || !isHash(root)) throw new FormatError('not a tree head');
  const lines = [origin, String(size), encodeBase64(root), ...extensions];
  if (lines.some((line) => line === '' || line.includes('\n'))) throw new FormatError('a field is not one line');
  return `${lines.join('\n')}\n`;
}

/**
 * Reads the text of a checkpoint. What it says may be believed only after its note was verified.
 *
 * @throws FormatError
 */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', ...rest] = text.split('\n');
  const end = rest.pop();
  if (end !== '' || origin === '' || rest.includes('')) throw new FormatError('not the text of a checkpoint');
  const head = { origin, size: parseDecimal(size), root: decodeBase64(root) };
  if (!isHash(head.root)) throw new FormatError('the root of a checkpoint has 32 bytes');
  return rest.length > 0 ? { ...head, extensions: rest } : head;
}

/**
 * Signs a checkpoint. The caller must have made sure that the tree extends every tree it signed before.
 *
 * @throws FormatError where a field cannot be written
 */
export function signCheckpoint(checkpoint: Checkpoint, signers: readonly NoteSigner[]): string {
  return signNote(formatCheckpoint(checkpoint), signers);
}

/** Verifies a signed checkpoint of the ledger with this origin. Never throws. */
export function openCheckpoint(
  note: Uint8Array | string,
  known: readonly NoteVerifier[],
  origin: string,
): CheckpointVerdict {
  const opened = openNote(note, known);
  if (!opened.ok) return opened;
  const checkpoint = attempt(() => parseCheckpoint(opened.text));
  if (checkpoint === undefined) return { ok: false, fault: 'malformed-checkpoint' };
  if (checkpoint.origin !== origin) return { ok: false, fault: 'other-origin' };
  return { ok: true, checkpoint, signedBy: opened.signedBy };
}
