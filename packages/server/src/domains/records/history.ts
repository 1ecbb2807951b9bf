import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { subjectHistory, type DecryptBody } from '../ledger/index.ts';
import { sealingHistory } from '../sealing/index.ts';
import { readUseRequest, requestHistory } from '../use-requests/index.ts';
import { recordSubjects } from './policy.ts';
import type { UseRecord } from './record.ts';

/** What led to a use, for anybody who may see its record: request, approval, sealing and record, in the order of time. */
export async function recordHistory(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  record: UseRecord,
): Promise<HistoryReply> {
  const request = await readUseRequest(db, record.requestId);
  const parts: readonly HistoryReply[] = [
    ...(request === undefined ? [] : [await requestHistory(db, decrypt, request.state)]),
    await sealingHistory(db, decrypt, record.sealingId),
    await subjectHistory(db, decrypt, { type: recordSubjects.subjectType, id: record.id }, () => ({ data: {} })),
  ];
  return {
    sound: request !== undefined && parts.every(({ sound }) => sound),
    // Stable: what one transaction did to several subjects stays in the order of cause and effect.
    items: parts.flatMap(({ items }) => items).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
  };
}
