import type { Migration } from '../../platform/db/migration.ts';

export const custodyMigrations: readonly Migration[] = [
  {
    id: '0100-handovers',
    up: `
      create table handovers (
        id uuid primary key,
        version integer not null,
        state jsonb not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        seal_id uuid not null references seals (id),
        entity_id uuid not null references entities (id),
        status text not null,
        giver_id uuid not null,
        receiver_id uuid not null,
        witness_id uuid not null,
        waiting uuid[] not null,
        ends_at timestamptz,
        return_of uuid references handovers (id),
        return_due boolean not null
      );
      create unique index handovers_open on handovers (seal_id) where status = 'proposed';
      create index handovers_seal_id on handovers (seal_id);
      create index handovers_entity_id on handovers (entity_id);
      create index handovers_giver_id on handovers (giver_id);
      create index handovers_receiver_id on handovers (receiver_id);
      create index handovers_witness_id on handovers (witness_id);
      create index handovers_return_of on handovers (return_of);
      create index handovers_return_due on handovers (ends_at) where return_due;
      comment on column handovers.waiting is 'People whose confirmation is waited for';
    `,
  },
];
