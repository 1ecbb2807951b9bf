import { lackingProtections, type PlaceFacts } from '@yinxin/contract';
import { permit } from '../../platform/authz/index.ts';
import { newId } from '../../platform/ids.ts';
import { notFound, Problem } from '../../platform/problem.ts';
import type { Changed, Tx } from '../../platform/transition.ts';
import { ownDocuments, shareDocuments } from '../documents/index.ts';
import { isActivePerson, listEntities, peopleWithRole } from '../organization/index.ts';
import { sealSubjects, type Seal } from '../seals/index.ts';
import type { Place, PlaceSurroundings } from './place.ts';
import { placeSubjects } from './policy.ts';
import { countSealsIn, placeNameTaken } from './store.ts';

/** How a change was asked for: the version that the person saw. */
interface Asked {
  readonly ifVersion?: number | undefined;
}

/** Registers a storage place of a legal entity (R5.1.2). */
export async function registerPlace(
  tx: Tx,
  { entityId, ...facts }: PlaceFacts & { readonly entityId: string },
): Promise<Changed<Place>> {
  const id = newId();
  const entities = await listEntities(tx.trx);
  if (!entities.some((entity) => entity.id === entityId)) throw new Problem('place-entity-unknown');
  await ownDocuments(tx, facts.papers, 'place-paper-unknown');
  const around = await lookAround(tx, { id, entityId, facts });
  return filed(tx, await tx.apply(placeSubjects, id, { type: 'register', id, entityId, facts }, { facts: around }));
}

/** Corrects the facts of a storage place. */
export async function correctPlace(
  tx: Tx,
  id: string,
  facts: PlaceFacts,
  { ifVersion }: Asked,
): Promise<Changed<Place>> {
  const { state } = await locked(tx, id);
  const fresh = facts.papers.filter((paper) => !state.papers.includes(paper));
  await ownDocuments(tx, fresh, 'place-paper-unknown');
  const around = await lookAround(tx, { id, entityId: state.entityId, facts });
  return filed(tx, await tx.apply(placeSubjects, id, { type: 'correct', facts }, { ifVersion, facts: around }));
}

/** Gives up a storage place in which nothing lies. */
export async function closePlace(tx: Tx, id: string, reason: string): Promise<Changed<Place>> {
  const { state } = await locked(tx, id);
  const around = await lookAround(tx, { id, entityId: state.entityId, facts: state });
  return tx.apply(placeSubjects, id, { type: 'close', reason }, { facts: around });
}

/** What a person says about where a seal lies. */
export interface Putting {
  readonly placeId: string;
  readonly detail: string | null;
  readonly despite: string | null;
}

/** Puts a physical seal into a storage place. The place is locked before the seal, so that it is never overfilled. */
export async function putSealInPlace(
  tx: Tx,
  sealId: string,
  { placeId, detail, despite }: Putting,
  { ifVersion }: Asked,
): Promise<Changed<Seal>> {
  const place = await tx.lock(placeSubjects, placeId);
  const seal = await tx.lock(sealSubjects, sealId);
  if (seal === undefined) throw notFound();
  if (place === undefined) throw new Problem('place-unknown');
  const { name, state, capacity, entityId } = place.state;
  const into = {
    id: placeId,
    name,
    open: state === 'open',
    capacity,
    occupied: await countSealsIn(tx.trx, placeId),
    protected: lackingProtections(place.state).length === 0,
    within: entityId === seal.state.entityId || permit(tx.actor, 'place.use', { entityId }) !== undefined,
  };
  return tx.apply(sealSubjects, sealId, { type: 'put-in-place', into, detail, despite }, { ifVersion });
}

async function lookAround(
  tx: Tx,
  { id, entityId, facts }: { readonly id: string; readonly entityId: string; readonly facts: PlaceFacts },
): Promise<Omit<PlaceSurroundings, 'at' | 'actor'>> {
  // One change of the register at a time, so that two cannot both find a name free.
  await tx.alone('places');
  return {
    nameTaken: await placeNameTaken(tx.trx, { id, entityId, name: facts.name }),
    responsibleActive: await isActivePerson(tx.trx, facts.responsibleId),
    occupied: await countSealsIn(tx.trx, id),
  };
}

async function locked(tx: Tx, id: string): Promise<Changed<Place>> {
  const found = await tx.lock(placeSubjects, id);
  if (found === undefined) throw notFound();
  return found;
}

/** Puts the papers before the seal office and before whoever is responsible. */
async function filed(tx: Tx, changed: Changed<Place>): Promise<Changed<Place>> {
  const { papers, entityId, responsibleId } = changed.state;
  const office = papers.length === 0 ? [] : await peopleWithRole(tx.trx, 'seal-administrator', { entityId }, tx.at);
  await shareDocuments(tx, papers, [...new Set([...office, responsibleId])]);
  return changed;
}
