import type { Actor } from '../../platform/authz/index.ts';
import type { Aggregate } from '../../platform/transition.ts';
import { recordDecider, type RecordCommand, type RecordEvent, type UseRecord } from './record.ts';
import { gramsOf, searchable } from './words.ts';

export const recordSubjects: Aggregate<UseRecord, RecordCommand, RecordEvent> = {
  ...recordDecider,
  subjectType: 'record',
  table: 'use_records',
  // Records are made by what happens to sealing tasks, never by hand.
  policy: (_actor: Actor) => ({ denied: 'sealing.perform' }),
  project(record) {
    const words = wordsOf(record);
    return {
      used_at: record.usedAt,
      request_id: record.requestId,
      sealing_id: record.sealingId,
      document_id: record.document.id,
      document_name: searchable(record.document.name),
      document_number: searchable(record.document.number ?? ''),
      counterparty: searchable(record.counterparty ?? ''),
      currency: record.amount?.currency ?? null,
      amount: record.amount?.amount ?? null,
      seal_id: record.seal.id,
      seal_kind: record.seal.kind,
      medium: record.seal.medium,
      entity_id: record.entity.id,
      department_id: record.department.id,
      requester_id: record.requester.id,
      custodian_id: record.custodian.id,
      verification_code: record.verificationCode,
      words,
      grams: gramsOf(words),
    };
  },
};

/** Names, numbers and purpose: everything that the search looks through. */
const wordsOf = (record: UseRecord): string =>
  searchable(
    [
      record.requestNumber,
      record.document.name,
      record.document.number ?? '',
      record.purpose.replaceAll('\n', ' '),
      record.counterparty ?? '',
      record.seal.name,
      record.entity.name,
      record.department.name,
      record.requester.name,
      record.custodian.name,
      record.stampedBy.name,
    ].join('\n'),
  );
