import type { HistoryReply } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import { sealSubjects } from './policy.ts';
import type { SealEvent } from './seal.ts';

/** The history of a seal, for anybody who may see the seal. Where it lies and its papers are no part of it. */
export async function sealHistory(db: Kysely<Database>, decrypt: DecryptBody, id: string): Promise<HistoryReply> {
  const subject = { type: sealSubjects.subjectType, id };
  const { items, sound } = await subjectHistory(db, decrypt, subject, (event) => presentEvent(event as SealEvent));
  const ids = items.flatMap(({ data }) => [data['from'], data['to']].filter((one) => typeof one === 'string'));
  const names = await displayNames(db, ids);
  const nameOf = (one: unknown): string => names.get(String(one)) ?? '';
  const summaryOf = ({ from, to }: Record<string, unknown>) => ({
    ...(from === undefined ? {} : { from: nameOf(from) }),
    to: nameOf(to),
  });
  return {
    sound,
    items: items.map((entry) => ('to' in entry.data ? { ...entry, summary: summaryOf(entry.data) } : entry)),
  };
}

function presentEvent(event: SealEvent): ReturnType<PresentEvent> {
  switch (event.type) {
    case 'seal.registered':
      return { data: { to: event.description.custodianId } };
    case 'seal.corrected':
      return { data: { changed: Object.keys(event.changes), reason: event.reason } };
    case 'seal.custodian-changed':
      return {
        data: {
          from: event.from,
          to: event.to,
          reason: event.reason,
          ...(event.handoverId === undefined ? {} : { handedOver: true }),
        },
      };
    case 'seal.filed': {
      const { number, authority, filedOn } = event.filing;
      return { data: { number, authority, filedOn } };
    }
    case 'seal.suspended': {
      const { reason, application } = event;
      return { data: { reason, ...(application === undefined ? {} : { application }) } };
    }
    case 'seal.filing-exempted':
    case 'seal.resumed':
    case 'seal.found':
    case 'seal.recalled':
      return { data: { reason: event.reason } };
    case 'seal.loss-reported':
      return { data: { kind: event.report.kind, reason: event.report.circumstances } };
    case 'seal.placed':
    case 'seal.sealed-away':
    case 'seal.destruction-begun':
    case 'seal.destruction-dropped':
    case 'seal.destroyed':
    case 'seal.brought-back':
      return { data: {} };
    case 'seal.taken-out':
      return { data: { dueAt: event.dueAt } };
    case 'seal.face-set':
      return { data: { source: event.face.source } };
    case 'seal.key-bound':
      return { data: { serial: event.key.serial, notAfter: event.key.notAfter } };
  }
}
