import type { CarryOutView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { displayNames } from '../identity/index.ts';
import { requestsFor } from '../use-requests/index.ts';
import { isOverdue, mayWithdraw, type CarryOut } from './carry-out.ts';
import { mayCarry, mayManage } from './policy.ts';
import type { CarryOutRow } from './store.ts';

/** Carry-outs as `actor` may see them at `at`. */
export async function presentCarryOuts(
  db: Kysely<Database>,
  rows: readonly CarryOutRow[],
  actor: Actor,
  at: string,
): Promise<CarryOutView[]> {
  const states = rows.map(({ state }) => state);
  const people = await displayNames(db, states.flatMap(mentioned));
  const named = (id: string) => ({ id, name: people.get(id) ?? '' });
  const requests = await requestsFor(
    db,
    states.flatMap(({ requestIds }) => requestIds),
  );
  return rows.map(({ id, version, state, entity_name }) => {
    const { seal, broughtBack, checked } = state;
    return {
      id,
      version,
      allowed: allowedFor(actor, state),
      number: state.number,
      state: state.state,
      purpose: state.purpose,
      destination: state.destination,
      leavesAt: state.leavesAt,
      dueAt: state.dueAt,
      overnight: state.overnight,
      seal: { id: seal.sealId, name: seal.name, kind: seal.kind, entityName: entity_name },
      carrier: named(state.carrierId),
      companion: named(state.companionId),
      requests: requests
        .filter((one) => state.requestIds.includes(one.id))
        .map(({ id: requestId, number, title }) => ({ id: requestId, number, title })),
      submittedAt: state.submittedAt,
      caseId: state.flow.caseId,
      approvedAt: state.approvedAt,
      outcomeReason: state.outcomeReason,
      left: state.leftAt === null ? null : { at: state.leftAt },
      broughtBack:
        broughtBack === null
          ? null
          : { at: broughtBack.at, by: named(broughtBack.by), condition: broughtBack.condition },
      checked: checked === null ? null : { at: checked.at, by: named(checked.by), condition: checked.condition },
      overdue: isOverdue(state, at),
      calledOff: state.calledOff,
    };
  });
}

const mentioned = ({ carrierId, companionId, broughtBack, checked }: CarryOut): readonly string[] => [
  carrierId,
  companionId,
  ...[broughtBack, checked].flatMap((one) => (one === null ? [] : [one.by])),
];

/** Names of the routes that would accept this person for this carry-out now. */
function allowedFor(actor: Actor, carryOut: CarryOut): string[] {
  const { state, seal, carrierId, companionId } = carryOut;
  const manages = mayManage(actor, seal) !== undefined;
  const carries = mayCarry(actor, carryOut) !== undefined;
  const routes: readonly (readonly [string, boolean])[] = [
    ['resubmitCarryOut', carries && state === 'returned'],
    ['withdrawCarryOut', (carries || manages) && mayWithdraw(carryOut)],
    ['leaveWithSeal', carries && state === 'approved'],
    ['bringSealBack', (carries || manages) && state === 'out'],
    ['checkSealBack', manages && state === 'back' && actor.id !== carrierId && actor.id !== companionId],
  ];
  return routes.flatMap(([name, allowed]) => (allowed ? [name] : []));
}
