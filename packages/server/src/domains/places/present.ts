import { lackingProtections, type HistoryReply, type PlaceView, type StoredSeal } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/authz/index.ts';
import type { Database } from '../../platform/db/schema.ts';
import { loadDocuments } from '../documents/index.ts';
import { subjectHistory, type DecryptBody, type PresentEvent } from '../ledger/index.ts';
import { mayPut } from '../seals/index.ts';
import type { PlaceEvent } from './place.ts';
import { mayKeepPlaces, placeSubjects } from './policy.ts';
import type { PlaceRow, StoredSealRow } from './store.ts';

/** Storage places as `actor` may see them. */
export async function presentPlaces(
  db: Kysely<Database>,
  rows: readonly PlaceRow[],
  actor: Actor,
): Promise<PlaceView[]> {
  const papers = await loadDocuments(
    db,
    rows.flatMap(({ state }) => state.papers),
  );
  return rows.map((row) => {
    const { responsibleId, papers: filed, ...facts } = row.state;
    const keeps = facts.state === 'open' && mayKeepPlaces(actor, facts) !== undefined;
    return {
      ...facts,
      version: row.version,
      entityName: row.entity_name,
      responsible: { id: responsibleId, name: row.responsible_name ?? '' },
      papers: filed.map((id) => ({ id, name: papers.find((one) => one.id === id)?.state.name ?? '' })),
      occupied: row.occupied,
      lacking: [...lackingProtections(row.state)],
      allowed: keeps ? ['correctPlace', ...(row.occupied === 0 ? ['closePlace'] : [])] : [],
    };
  });
}

/** A seal as far as its storage is concerned. */
export function presentStoredSeal(row: StoredSealRow, actor: Actor): StoredSeal {
  const seal = { id: row.id, entityId: row.entity_id, custodianId: row.custodian_id };
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    state: row.status,
    entityName: row.entity_name,
    custodian: { id: row.custodian_id, name: row.custodian_name ?? '' },
    detail: row.detail,
    despite: row.despite,
    allowed: mayPut(actor, seal) === undefined ? [] : ['putSealInPlace'],
  };
}

/** What happened to a storage place. */
export const placeHistory = (db: Kysely<Database>, decrypt: DecryptBody, id: string): Promise<HistoryReply> =>
  subjectHistory(db, decrypt, { type: placeSubjects.subjectType, id }, (event) => presentEvent(event as PlaceEvent));

function presentEvent(event: PlaceEvent): ReturnType<PresentEvent> {
  if (event.type === 'place.closed') return { data: { reason: event.reason } };
  return { data: { capacity: event.facts.capacity, lacking: [...lackingProtections(event.facts)] } };
}
