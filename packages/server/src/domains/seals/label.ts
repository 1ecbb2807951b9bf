import { createHash } from 'node:crypto';
import { readSealLabel, SEAL_LABELS, sealLabelNumber, writeSealLabel } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import type { Scope } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { Problem } from '../../platform/problem.ts';
import { findSeal, type SealRow } from './store.ts';

/**
 * The number on a seal's label, from a digest of its id, so that every seal has one from the beginning. The column
 * `seals.label_number` computes the same.
 */
const labelNumberOf = (sealId: string): number => {
  const digest = createHash('sha256')
    .update(Buffer.from(sealId.replaceAll('-', ''), 'hex'))
    .digest('hex');
  return Number(BigInt(`0x${digest.slice(0, 15)}`) % BigInt(SEAL_LABELS));
};

/** The code on the label of a seal (标签码). */
export const labelCodeOf = (sealId: string): string => writeSealLabel(labelNumberOf(sealId));

/** Whether no seal has the label code that a new seal with this id would have. */
export async function labelIsFree(db: Kysely<Database>, sealId: string): Promise<boolean> {
  return (await withLabel(db, labelNumberOf(sealId))).length === 0;
}

/** The seal with this label, typed or scanned, if the scope shows it. */
export async function findSealByLabel(db: Kysely<Database>, scope: Scope, typed: string): Promise<SealRow> {
  const code = readSealLabel(typed);
  if (code === undefined) throw new Problem('label-code-mistyped');
  const [found, ...others] = await withLabel(db, sealLabelNumber(code));
  // Two seals of one label cannot be registered; those of long ago would be told apart by nobody here.
  const row = found === undefined || others.length > 0 ? undefined : await findSeal(db, scope, found.id);
  if (row === undefined) throw new Problem('label-unknown');
  return row;
}

async function withLabel(db: Kysely<Database>, number: number): Promise<readonly { readonly id: string }[]> {
  const { rows } = await sql<{ id: string }>`select id from seals where label_number = ${number} limit 2`.execute(db);
  return rows;
}
