import { approvalsMigrations } from '../../domains/approvals/migrations.ts';
import { carryOutMigrations } from '../../domains/carry-out/migrations.ts';
import { custodyMigrations } from '../../domains/custody/migrations.ts';
import { destructionMigrations } from '../../domains/destruction/migrations.ts';
import { documentsMigrations } from '../../domains/documents/migrations.ts';
import { engravingMigrations } from '../../domains/engraving/migrations.ts';
import { identityMigrations } from '../../domains/identity/migrations.ts';
import { inventoryMigrations } from '../../domains/inventory/migrations.ts';
import { ledgerAppendOnly, ledgerMigrations } from '../../domains/ledger/migrations.ts';
import { noticesMigrations } from '../../domains/notices/migrations.ts';
import { organizationMigrations } from '../../domains/organization/migrations.ts';
import { recordsMigrations } from '../../domains/records/migrations.ts';
import { sealingMigrations } from '../../domains/sealing/migrations.ts';
import { suspensionMigrations } from '../../domains/suspension/migrations.ts';
import { useRequestsMigrations } from '../../domains/use-requests/migrations.ts';
import { sealsMigrations } from '../../domains/seals/migrations.ts';
import { checksMigrations } from '../../domains/checks/migrations.ts';
import { placesMigrations } from '../../domains/places/migrations.ts';
import { idempotencyMigrations } from '../http/idempotency.ts';
import type { Migration } from './migration.ts';
import { numberMigrations } from './numbers.ts';

/** Every step of the schema in the order in which it is taken. Steps are added at the end of their slice, never changed. */
export const migrations: readonly Migration[] = [
  ...idempotencyMigrations,
  ...ledgerMigrations,
  ...identityMigrations,
  ...organizationMigrations,
  ...documentsMigrations,
  ...approvalsMigrations,
  ...sealsMigrations,
  ...sealingMigrations,
  ...recordsMigrations,
  ...useRequestsMigrations,
  ...custodyMigrations,
  ...destructionMigrations,
  ...engravingMigrations,
  ...numberMigrations,
  ...noticesMigrations,
  ...suspensionMigrations,
  ...placesMigrations,
  ...checksMigrations,
  ...carryOutMigrations,
  ...inventoryMigrations,
];

/** Tables whose rows may be added but never changed or removed, by anybody. */
export const appendOnly: readonly string[] = [...ledgerAppendOnly];
