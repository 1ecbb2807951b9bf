import type { Migration } from '../../platform/db/migration.ts';

export const recordsMigrations: readonly Migration[] = [
  {
    id: '0080-records',
    up: `
      create table use_records (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        used_at timestamptz not null,
        request_id uuid not null,
        sealing_id uuid not null,
        document_id uuid not null,
        document_name text not null,
        document_number text not null,
        counterparty text not null,
        currency text,
        amount numeric(17, 2),
        seal_id uuid not null,
        seal_kind text not null,
        medium text not null,
        entity_id uuid not null,
        department_id uuid not null,
        requester_id uuid not null,
        custodian_id uuid not null,
        verification_code text not null unique,
        words text not null,
        grams text[] not null
      );
      create index use_records_used_at on use_records (used_at desc, id desc);
      create index use_records_seal_id on use_records (seal_id, used_at desc, id desc);
      create index use_records_seal_kind on use_records (seal_kind, used_at desc, id desc);
      create index use_records_entity_id on use_records (entity_id, used_at desc, id desc);
      create index use_records_department_id on use_records (department_id, used_at desc, id desc);
      create index use_records_requester_id on use_records (requester_id, used_at desc, id desc);
      create index use_records_custodian_id on use_records (custodian_id, used_at desc, id desc);
      create index use_records_amount on use_records (currency, amount) where amount is not null;
      create index use_records_request_id on use_records (request_id);
      create index use_records_sealing_id on use_records (sealing_id);
      create index use_records_grams on use_records using gin (grams);
      comment on column use_records.words is 'Names, numbers and purpose in the form in which they are searched';
      comment on column use_records.grams is 'Every two neighbouring characters of words: the index for substrings';
    `,
  },
  {
    id: '0081-record-digests',
    up: `
      create index use_records_approved_sha256 on use_records ((state->'document'->>'sha256'));
      create index use_records_sealed_sha256 on use_records ((state->'use'->>'after'));
    `,
  },
  {
    id: '0082-record-grams',
    // Records made before get what the search now asks for: else it would not find them by their numbers.
    up: `
      update use_records r set grams = r.grams || array(
        select gram from (
          select distinct on (gram) gram, nth, at
          from string_to_table(r.words, chr(10)) with ordinality as lines (line, nth),
               generate_series(1, length(line) - 3) as at,
               substr(line, at, 4) as gram
          where gram collate "C" ~ '^[!-~]+$'
          order by gram, nth, at
        ) as long order by nth, at
      );
      comment on column use_records.grams is 'Every two neighbouring characters of words, and every four of letters and digits: the index for substrings';
    `,
  },
  {
    id: '0083-record-quarters',
    // The quarter beside the grams: the index then gives the places of the latest uses alone, out of a million.
    up: `
      drop index use_records_grams;
      create index use_records_grams on use_records using gin ((grams || array['q' || (
        extract(year from used_at at time zone 'UTC') * 4 + extract(quarter from used_at at time zone 'UTC')
      )::int::text]));
    `,
  },
];
