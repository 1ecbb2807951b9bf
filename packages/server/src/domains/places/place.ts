import { isDeepStrictEqual } from 'node:util';
import type { PlaceFacts, PlaceState } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision } from '../../platform/decider.ts';

/** A storage place (存放地点) of a legal entity. What lies in it is known from the seals. */
export interface Place extends PlaceFacts {
  readonly id: string;
  readonly entityId: string;
  readonly state: PlaceState;
  readonly closedReason: string | null;
}

/** What is true around the place, looked up under its lock. */
export interface PlaceSurroundings extends BaseFacts {
  /** Another place in use of the same entity has this name. */
  readonly nameTaken: boolean;
  /** Who is to be responsible is here and can sign in. */
  readonly responsibleActive: boolean;
  /** How many seals lie in it. */
  readonly occupied: number;
}

export type PlaceCommand =
  | { readonly type: 'register'; readonly id: string; readonly entityId: string; readonly facts: PlaceFacts }
  | { readonly type: 'correct'; readonly facts: PlaceFacts }
  | { readonly type: 'close'; readonly reason: string };

export type PlaceEvent =
  | { readonly type: 'place.registered'; readonly id: string; readonly entityId: string; readonly facts: PlaceFacts }
  | { readonly type: 'place.corrected'; readonly facts: PlaceFacts }
  | { readonly type: 'place.closed'; readonly reason: string };

export const placeDecider: Decider<Place, PlaceCommand, PlaceEvent, PlaceSurroundings> = { decide, evolve };

function decide(place: Place | undefined, command: PlaceCommand, around: PlaceSurroundings): Decision<PlaceEvent> {
  if (command.type === 'register') {
    if (place !== undefined) return refuse('place-already-registered');
    const { id, entityId, facts } = command;
    return factsRefused(facts, around) ?? accept({ type: 'place.registered', id, entityId, facts });
  }
  if (place === undefined) return refuse('not-found');
  if (place.state === 'closed') return refuse('place-closed', { name: place.name });
  const { occupied } = around;
  if (command.type === 'close') {
    return occupied > 0
      ? refuse('place-not-empty', { occupied })
      : accept({ type: 'place.closed', reason: command.reason });
  }
  const { facts } = command;
  const { id: _, entityId: __, state: ___, closedReason: ____, ...before } = place;
  if (isDeepStrictEqual(before, facts)) return refuse('place-nothing-corrected');
  // Whoever was responsible may have left since; only a new one has to be here.
  const responsibleActive = around.responsibleActive || facts.responsibleId === place.responsibleId;
  if (facts.capacity < occupied) return refuse('place-capacity-below-occupied', { occupied });
  return factsRefused(facts, { ...around, responsibleActive }) ?? accept({ type: 'place.corrected', facts });
}

function factsRefused(
  { name }: PlaceFacts,
  { nameTaken, responsibleActive }: PlaceSurroundings,
): Decision<never> | undefined {
  if (nameTaken) return refuse('place-name-taken', { name });
  return responsibleActive ? undefined : refuse('place-responsible-not-active');
}

function evolve(place: Place | undefined, event: PlaceEvent): Place {
  if (event.type === 'place.registered') {
    return { ...event.facts, id: event.id, entityId: event.entityId, state: 'open', closedReason: null };
  }
  if (place === undefined) throw new Error(`place: ${event.type} before place.registered`);
  return event.type === 'place.corrected'
    ? { ...place, ...event.facts }
    : { ...place, state: 'closed', closedReason: event.reason };
}
