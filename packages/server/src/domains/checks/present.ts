import { dueStanding, shippedCheckMonths, type CheckPlanView, type CheckView, type DueCheck } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { loadDocuments } from '../documents/index.ts';
import { displayNames } from '../identity/index.ts';
import { targetOf } from '../seals/index.ts';
import type { DueRow } from './due.ts';
import { mayPlan, maySettle } from './policy.ts';
import type { CheckRow, PlanRow, SealColumns } from './store.ts';

const sealOf = (row: SealColumns): DueCheck['seal'] => ({
  id: row.seal_id,
  name: row.seal_name,
  kind: row.seal_kind,
  state: row.seal_state,
  entityName: row.entity_name,
  custodian: { id: row.custodian_id, name: row.custodian_name ?? '' },
});

/** Checks as `actor` may see them. */
export async function presentChecks(
  db: Kysely<Database>,
  rows: readonly CheckRow[],
  actor: Actor,
): Promise<CheckView[]> {
  const states = rows.map(({ state }) => state);
  const people = await displayNames(
    db,
    states.flatMap(({ checkedBy, settled }) => (settled === null ? [checkedBy] : [checkedBy, settled.by])),
  );
  const photos = await loadDocuments(
    db,
    states.flatMap((state) => state.photos),
  );
  const named = (id: string) => ({ id, name: people.get(id) ?? '' });
  return rows.map((row) => {
    const { sealId: _, entityId, custodianId, checkedBy, settled, photos: taken, ...facts } = row.state;
    const holds = actor.id === custodianId || actor.id === row.custodian_id;
    const settles =
      facts.state === 'open' && !holds && maySettle(actor, { entityId, sealId: row.seal_id }) !== undefined;
    return {
      ...facts,
      version: row.version,
      seal: sealOf(row),
      checkedBy: named(checkedBy),
      byCustodian: checkedBy === custodianId,
      photos: taken.map((id) => ({ id, name: photos.find((one) => one.id === id)?.state.name ?? '' })),
      settled: settled === null ? null : { ...settled, by: named(settled.by) },
      allowed: settles ? ['settleCheck'] : [],
    };
  });
}

/** A seal with the day of its next check. */
export function presentDue(row: DueRow, actor: Actor, today: string): DueCheck {
  const seal = { id: row.seal_id, entityId: row.entity_id, custodianId: row.custodian_id };
  return {
    seal: sealOf(row),
    months: row.months,
    last:
      row.last_on === null || row.last_finding === null ? null : { checkedOn: row.last_on, finding: row.last_finding },
    dueOn: row.due_on,
    standing: dueStanding(row.due_on, today),
    allowed: permit(actor, 'check.record', targetOf(seal)) === undefined ? [] : ['recordCheck'],
  };
}

/** How often the seals of an entity are checked. */
export const presentPlan = (row: PlanRow, actor: Actor): CheckPlanView => ({
  id: row.id,
  entityName: row.entity_name,
  version: row.version,
  months: row.months ?? shippedCheckMonths,
  allowed: mayPlan(actor, row.id) === undefined ? [] : ['setCheckPlan'],
});
