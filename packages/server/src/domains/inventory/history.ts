import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import type { InventoryCount, InventoryEvent } from './inventory.ts';
import { inventorySubjects } from './policy.ts';

/** What happened in a count, for those who see its whole list. */
export async function inventoryHistory(
  db: Kysely<Database>,
  decrypt: DecryptBody,
  count: InventoryCount,
): Promise<HistoryReply> {
  const names = new Map(count.items.map(({ listed }) => [listed.sealId, listed.name]));
  const nameOf = (sealId: string): string => names.get(sealId) ?? '';
  const moved = await displayNames(
    db,
    count.items.map(({ holderId }) => holderId),
  );
  return subjectHistory(db, decrypt, { type: inventorySubjects.subjectType, id: count.id }, (event) =>
    presentEvent(event as InventoryEvent, nameOf, (id) => moved.get(id) ?? ''),
  );
}

function presentEvent(
  event: InventoryEvent,
  nameOf: (sealId: string) => string,
  personOf: (id: string) => string,
): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'inventory.opened':
      return { data: { seals: event.list.length, dueOn: event.dueOn } };
    case 'inventory.counted':
      return { data: { seal: nameOf(event.sealId), outcome: event.count.outcome, remark: event.count.remark } };
    case 'inventory.corrected':
      return { data: { seal: nameOf(event.sealId), outcome: event.count.outcome, reason: event.reason } };
    case 'inventory.surplus-recorded':
      return { data: { what: event.surplus.what, place: event.surplus.place } };
    case 'inventory.seal-moved':
      return { data: { seal: nameOf(event.sealId), to: personOf(event.to) } };
    case 'inventory.sent-back':
      return { data: { seal: event.sealIds.map(nameOf).join('、'), reason: event.reason } };
    case 'inventory.closed':
      return { data: { opinion: event.opinion } };
    case 'inventory.cancelled':
      return { data: { reason: event.reason } };
  }
}
