import type { DestructionView } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import { permit, type Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { loadDocuments } from '../documents/index.ts';
import { displayNames } from '../identity/index.ts';
import { entityNames } from '../organization/index.ts';
import { awaitedWitnesses, mayRecord, mayWithdraw, type Destruction } from './destruction.ts';
import { mayManage } from './policy.ts';
import type { DestructionRow } from './store.ts';

/** Destructions as `actor` may see them. */
export async function presentDestructions(
  db: Kysely<Database>,
  rows: readonly DestructionRow[],
  actor: Actor,
): Promise<DestructionView[]> {
  const states = rows.map(({ state }) => state);
  const people = await displayNames(db, states.flatMap(mentioned));
  const entities = await entityNames(
    db,
    states.map(({ seal }) => seal.entityId),
  );
  const papers = await loadDocuments(db, states.flatMap(papersOf));
  const named = (id: string) => ({ id, name: people.get(id) ?? '' });
  const paper = (id: string) => ({ id, name: papers.find((one) => one.id === id)?.state.name ?? '' });
  return rows.map(({ id, version, state }) => {
    const { seal, unit, record, certificate, keys } = state;
    const { sealId, name, kind, medium, code, entityId, custodianId } = seal;
    return {
      id,
      version,
      number: state.number,
      state: state.state,
      allowed: allowedFor(actor, state),
      seal: { id: sealId, name, kind, medium, code },
      entityName: entities.get(entityId) ?? '',
      custodian: named(custodianId),
      proposer: named(state.proposerId),
      proposedAt: state.proposedAt,
      reason: state.reason,
      unit: unit === null ? null : presentUnit(unit, paper),
      caseId: state.flow.caseId,
      approvedAt: state.approvedAt,
      outcomeReason: state.outcomeReason,
      record: record === null ? null : presentRecord(record, named),
      certificate:
        certificate === null
          ? null
          : { document: paper(certificate.documentId), filedBy: named(certificate.by), filedAt: certificate.at },
      keys: keys === null ? null : { destroyedAt: keys.at, certificates: [...keys.certificates] },
      completedAt: state.completedAt,
    };
  });
}

const mentioned = ({ proposerId, seal, record, certificate }: Destruction): readonly string[] => [
  proposerId,
  seal.custodianId,
  ...(record === null ? [] : [record.recordedBy, ...record.witnessIds]),
  ...(certificate === null ? [] : [certificate.by]),
];

const papersOf = ({ unit, certificate }: Destruction): readonly string[] =>
  [unit?.paperId, certificate?.documentId].filter((one) => one !== undefined);

type Ref = { readonly id: string; readonly name: string };

function presentUnit({ paperId, ...facts }: NonNullable<Destruction['unit']>, paper: (id: string) => Ref) {
  return { ...facts, paper: paper(paperId) };
}

function presentRecord(record: NonNullable<Destruction['record']>, named: (id: string) => Ref) {
  const { destroyedOn, place, method, recordedBy, recordedAt, witnessIds, confirmations } = record;
  return {
    destroyedOn,
    place,
    method,
    recordedAt,
    recordedBy: named(recordedBy),
    witnesses: witnessIds.map((id) => ({
      person: named(id),
      confirmedAt: confirmations.find(({ by }) => by === id)?.at ?? null,
    })),
  };
}

/** Names of the routes that would accept this person for this destruction now. */
function allowedFor(actor: Actor, destruction: Destruction): string[] {
  const { state, proposerId, seal } = destruction;
  const manages = mayManage(actor, seal) !== undefined;
  const watches = awaitedWitnesses(destruction).includes(actor.id);
  const routes: readonly (readonly [string, boolean])[] = [
    ['resubmitDestruction', manages && state === 'returned' && actor.id === proposerId],
    ['withdrawDestruction', manages && mayWithdraw(destruction)],
    ['recordDestruction', manages && mayRecord(destruction) && actor.id !== seal.custodianId],
    ['confirmDestruction', watches && permit(actor, 'destruction.witness', { people: [actor.id] }) !== undefined],
    ['fileDestructionCertificate', manages && state === 'carried-out'],
  ];
  return routes.flatMap(([name, allowed]) => (allowed ? [name] : []));
}
