import { accept, refuse, type Decision, type EventMeta } from '../../platform/decider.ts';
import type { Seal, SealEvent } from './seal.ts';

/** The registered storage place in which a physical seal lies; what it says about where inside is the seal's `place`. */
export interface Placed {
  readonly placeId: string;
  /** Why it lies there although the place lacks a protection. */
  readonly despite: string | null;
  readonly since: string;
  readonly by: string;
}

/** What is true about a storage place, looked up under its lock. */
export interface PlaceAtHand {
  readonly id: string;
  readonly name: string;
  readonly open: boolean;
  readonly capacity: number;
  /** How many seals lie in it. */
  readonly occupied: number;
  /** It has everything that keeps seals safe (R5.1.2). */
  readonly protected: boolean;
  /** The seal may lie there: the place is of its own entity, or the person looks after both. */
  readonly within: boolean;
}

export interface PlacingCommand {
  readonly type: 'put-in-place';
  readonly into: PlaceAtHand;
  readonly detail: string | null;
  readonly despite: string | null;
}

export interface PlacingEvent {
  readonly type: 'seal.placed';
  readonly placeId: string;
  readonly detail: string | null;
  readonly despite: string | null;
}

/** A physical seal goes where there is room, of its own entity; less than protected only for a reason (R5.1.2). */
export function putInPlace(seal: Seal, { into, detail, despite }: PlacingCommand): Decision<SealEvent> {
  const { id: placeId, name, capacity, occupied } = into;
  if (seal.medium !== 'physical') return refuse('place-seal-electronic', { name: seal.name });
  if (!into.within) return refuse('place-of-other-entity', { name });
  if (!into.open) return refuse('place-closed', { name });
  const stays = seal.placed?.placeId === placeId;
  if (!stays && occupied >= capacity) return refuse('place-full', { name, capacity });
  if (!into.protected && despite === null) return refuse('place-unprotected', { name });
  // A reason that nothing asks for would only cast doubt on the place.
  const reason = into.protected ? null : despite;
  if (stays && detail === seal.place && reason === seal.placed?.despite) return refuse('place-unchanged');
  return accept({ type: 'seal.placed', placeId, detail, despite: reason });
}

/** The seal lies there from now on. */
export const placed = (seal: Seal, { placeId, detail, despite }: PlacingEvent, { at, actor }: EventMeta): Seal => ({
  ...seal,
  place: detail,
  placed: { placeId, despite, since: at, by: actor },
});

/**
 * The seal as it is once it has left its place: lost, destroyed, or put away where its storage says. Until somebody says
 * otherwise, every other seal lies where it was last put, whoever holds it.
 */
export function afterLeaving(seal: Seal, event: SealEvent): Seal {
  const leaves =
    event.type === 'seal.destroyed' ||
    event.type === 'seal.sealed-away' ||
    (event.type === 'seal.loss-reported' && event.report.kind !== 'damaged');
  if (!leaves || seal.placed === undefined) return seal;
  const { placed: _, ...elsewhere } = seal;
  return { ...elsewhere, place: null };
}
