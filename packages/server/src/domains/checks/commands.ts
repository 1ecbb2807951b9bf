import { isBad, type CheckFacts, type CheckMonths } from '@yinxin/contract';
import { newId } from '../../platform/ids.ts';
import { notFound } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { ownDocuments, shareDocuments } from '../documents/index.ts';
import { listEntities, peopleWithRole } from '../organization/index.ts';
import { reportSealLoss, sealSubjects } from '../seals/index.ts';
import type { Check, CheckSurroundings } from './check.ts';
import type { CheckPlan } from './plan.ts';
import { checkPlanSubjects, checkSubjects } from './policy.ts';
import { lastCheckedOn } from './store.ts';

/** How a change was asked for: the version that the person saw. */
interface Asked {
  readonly ifVersion?: number | undefined;
}

/**
 * Records a condition check (R5.2.3). A seal found damaged, or not found, is reported with it: both or neither are on
 * record, and from then on it is not used.
 */
export async function recordCheck(tx: Tx, sealId: string, facts: CheckFacts): Promise<Changed<Check>> {
  const id = newId();
  // The seal is locked first: its checks come one after another, and nobody uses it meanwhile.
  const around = await lookAround(tx, sealId);
  await ownDocuments(tx, facts.photos, 'check-photo-unknown');
  const changed = await tx.apply(checkSubjects, id, { type: 'record', id, facts }, { facts: around });
  const { finding, remark, lastSeenAt } = facts;
  if (isBad(finding)) {
    await reportSealLoss(tx, sealId, {
      kind: finding === 'damaged' ? 'damaged' : 'lost',
      lastSeenAt: lastSeenAt ?? tx.at,
      place: null,
      circumstances: remark ?? '',
    });
  }
  const { entityId, custodianId } = around.seal;
  const office =
    facts.photos.length === 0 ? [] : await peopleWithRole(tx.trx, 'seal-administrator', { entityId, sealId }, tx.at);
  await shareDocuments(tx, facts.photos, [...new Set([...office, custodianId])]);
  return changed;
}

/** Records what the seal office did about a bad finding. */
export async function settleCheck(tx: Tx, id: string, result: string, { ifVersion }: Asked): Promise<Changed<Check>> {
  const check = await tx.lock(checkSubjects, id);
  if (check === undefined) throw notFound();
  const around = await lookAround(tx, check.state.sealId);
  return tx.apply(checkSubjects, id, { type: 'settle', result }, { ifVersion, facts: around });
}

/** Sets how often the seals of a legal entity are checked. */
export async function setCheckPlan(
  tx: Tx,
  entityId: string,
  months: CheckMonths,
  { ifVersion }: Asked,
): Promise<Changed<CheckPlan>> {
  const entities = await listEntities(tx.trx);
  if (!entities.some((entity) => entity.id === entityId)) throw notFound();
  // The first plan of an entity is not there to be locked.
  await tx.alone('check-plans');
  return tx.apply(checkPlanSubjects, entityId, { type: 'set', id: entityId, months }, { ifVersion });
}

async function lookAround(tx: Tx, sealId: string): Promise<Omit<CheckSurroundings, 'at' | 'actor'>> {
  const seal = await tx.lock(sealSubjects, sealId);
  if (seal === undefined) throw notFound();
  const { name, medium, state, entityId, custodianId } = seal.state;
  return {
    seal: { id: sealId, name, medium, state, entityId, custodianId },
    lastOn: await lastCheckedOn(tx.trx, sealId),
  };
}
