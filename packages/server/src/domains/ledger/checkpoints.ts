import {
  FormatError,
  openCheckpoint,
  parseCheckpoint,
  parseNote,
  signCheckpoint,
  type Checkpoint,
  type CheckpointFault,
  type TreeHead,
} from '@yinxin/ledger';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import type { LogKey } from './log-key.ts';

/** A checkpoint that our key signed, with its text. */
export interface SignedCheckpoint extends Checkpoint {
  /** The signed note, verbatim (C2SP tlog-checkpoint). */
  readonly note: string;
}

/** Signs a tree head. The caller has made sure that the tree extends every tree signed before. */
export function sign(key: LogKey, { size, root }: TreeHead): SignedCheckpoint {
  const checkpoint = { origin: key.origin, size, root };
  return { ...checkpoint, note: signCheckpoint(checkpoint, [key.signer]) };
}

/** Verifies a note by our key; says what is wrong where it must not be believed. */
export function openSigned(key: Pick<LogKey, 'origin' | 'verifier'>, note: string): SignedCheckpoint | CheckpointFault {
  const opened = openCheckpoint(note, [key.verifier], key.origin);
  return opened.ok ? { ...opened.checkpoint, note } : opened.fault;
}

/** The origin that a note names, nothing verified; undefined where it is no checkpoint at all. */
export function originOf(note: string): string | undefined {
  try {
    return parseCheckpoint(parseNote(note).text).origin;
  } catch (error) {
    if (error instanceof FormatError) return undefined;
    throw error;
  }
}

/** The note of the newest checkpoint in the database; undefined before the first. */
export async function newestNote(db: Kysely<Database>): Promise<string | undefined> {
  const { rows } = await sql<{ note: string }>`
    select note from ledger_checkpoints order by size desc limit 1`.execute(db);
  return rows[0]?.note;
}

export async function storeCheckpoint(
  db: Kysely<Database>,
  { size, note }: SignedCheckpoint,
  at: string,
): Promise<void> {
  await sql`insert into ledger_checkpoints (size, at, note) values (${size}, ${at}, ${note})`.execute(db);
}
