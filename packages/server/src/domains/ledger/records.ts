import { formatRecord, parseLeaf } from '@yinxin/ledger';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { openBody, type DecryptBody } from './body.ts';
import { findEntry } from './entries.ts';

/**
 * The `record.json` of an entry (docs/reference/record-format.md): the leaf and the facts it commits to. Undefined where
 * there is no such entry or its body was erased or does not open. Readable facts: only for who may read the subject.
 */
export async function recordOf(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  entryId: string,
): Promise<string | undefined> {
  const entry = await findEntry(db, entryId);
  if (entry === undefined || entry.body === null) return undefined;
  const body = await openBody(decrypt, entry.id, entry.body);
  return body && formatRecord({ leaf: parseLeaf(entry.leaf), ...body });
}
