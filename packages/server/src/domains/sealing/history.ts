import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import { sealingSubjects } from './policy.ts';
import type { SealingEvent } from './sealing.ts';

/** The history of a sealing task, for anybody who may see the task. */
export const sealingHistory = (db: Kysely<Database>, decrypt: DecryptBody, id: string): Promise<HistoryReply> =>
  subjectHistory(db, decrypt, { type: sealingSubjects.subjectType, id }, (event) =>
    presentEvent(event as SealingEvent),
  );

function presentEvent(event: SealingEvent): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'sealing.created': {
      const { medium, approvedImpressions } = event.order;
      return { summary: { impressions: approvedImpressions }, data: { medium } };
    }
    case 'sealing.positions-confirmed':
      return { summary: { positions: event.positions.length }, data: {} };
    case 'sealing.started':
      return { data: { before: event.before } };
    case 'sealing.sealed':
      return { summary: { impressions: event.impressions }, data: { ...event.result } };
    case 'sealing.failed':
      return { data: { reason: event.reason } };
    case 'sealing.use-registered': {
      const { impressions, usedAt, place } = event.use;
      return { summary: { impressions }, data: { usedAt, place } };
    }
    case 'sealing.closed':
      return { summary: { unused: event.unused }, data: { reason: event.reason } };
    case 'sealing.cancelled':
      return { data: { because: event.because } };
  }
}
