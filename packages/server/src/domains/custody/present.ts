import type { CustodyPeriodView, HandoverView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { proposedBySystem } from './commands.ts';
import type { CustodyPeriod } from './custody-chain.ts';
import { partiesOf, waitingFor, type Handover } from './handover.ts';
import { mayCancel, mayRead, mayTakePart } from './policy.ts';
import { readHandovers, type HandoverRow } from './store.ts';

/** Handovers as `actor` may see them. */
export async function presentHandovers(
  db: Kysely<Database>,
  rows: readonly HandoverRow[],
  actor: Actor,
): Promise<HandoverView[]> {
  const people = rows.flatMap(({ state }) => [
    ...partiesOf(state),
    state.proposedBy,
    ...(state.outcome === null ? [] : [state.outcome.by]),
  ]);
  const names = await displayNames(db, people);
  const named = (id: string) => ({ id, name: names.get(id) ?? '' });
  return rows.map((row) => present(row, actor, named));
}

function present(
  { id, version, state, ...seal }: HandoverRow,
  actor: Actor,
  named: (id: string) => { readonly id: string; readonly name: string },
): HandoverView {
  const { kind, endsAt, reason, confirmed, condition, proposedAt, returnOf, returnDue, outcome } = state;
  return {
    id,
    version,
    kind,
    endsAt,
    reason,
    condition,
    proposedAt,
    returnOf,
    returnDue,
    state: state.state,
    seal: {
      id: state.sealId,
      name: seal.seal_name,
      kind: seal.seal_kind,
      medium: seal.seal_medium,
      entityName: seal.entity_name,
    },
    giver: { person: named(state.giverId), confirmedAt: confirmed.giver ?? null },
    receiver: { person: named(state.receiverId), confirmedAt: confirmed.receiver ?? null },
    witness: { person: named(state.witnessId), confirmedAt: confirmed.witness ?? null },
    proposedBy: proposedBySystem(state) ? null : named(state.proposedBy),
    outcome: outcome === null ? null : { ...outcome, by: outcome.because === null ? named(outcome.by) : null },
    allowed: allowedFor(actor, state),
  };
}

/** Names of the routes that would accept this person for this handover now. */
function allowedFor(actor: Actor, handover: Handover): string[] {
  return [...(mayRead(actor, handover) === undefined ? [] : ['getHandoverSlip']), ...actsFor(actor, handover)];
}

function actsFor(actor: Actor, handover: Handover): string[] {
  if (handover.state !== 'proposed') return [];
  const takesPart = mayTakePart(actor, handover) !== undefined;
  return [
    ...(takesPart && waitingFor(handover).includes(actor.id) ? ['confirmHandover'] : []),
    ...(takesPart ? ['declineHandover'] : []),
    ...(mayCancel(actor, handover) === undefined ? [] : ['cancelHandover']),
  ];
}

/** The custody of a seal; which handover began a period is for those who may read that handover. */
export async function presentChain(
  db: Kysely<Database>,
  periods: readonly CustodyPeriod[],
  actor: Actor,
): Promise<CustodyPeriodView[]> {
  const names = await displayNames(
    db,
    periods.map(({ custodianId }) => custodianId),
  );
  const handovers = await readHandovers(
    db,
    periods.flatMap(({ handoverId }) => handoverId ?? []),
  );
  const readable = new Set(handovers.filter(({ state }) => mayRead(actor, state) !== undefined).map(({ id }) => id));
  return periods.map(({ custodianId, handoverId, ...period }) => ({
    ...period,
    custodian: { id: custodianId, name: names.get(custodianId) ?? '' },
    handoverId: handoverId !== null && readable.has(handoverId) ? handoverId : null,
  }));
}
