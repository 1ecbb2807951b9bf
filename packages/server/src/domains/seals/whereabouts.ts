import { accept, refuse, type Decision, type EventMeta } from '../../platform/decider.ts';
import type { Seal } from './seal.ts';

/** A seal that its custodian has with them outside (携章外出). */
export interface TakenOut {
  readonly carryOutId: string;
  readonly since: string;
  /** When it should be back. */
  readonly dueAt: string;
  /** The use requests that it may be stamped for outside. */
  readonly requestIds: readonly string[];
}

export type MoveCommand =
  | { readonly type: 'take-out'; readonly carryOutId: string; readonly dueAt: string; readonly requestIds: string[] }
  | { readonly type: 'bring-back'; readonly carryOutId: string };

export type MoveEvent =
  | {
      readonly type: 'seal.taken-out';
      readonly carryOutId: string;
      readonly dueAt: string;
      readonly requestIds: readonly string[];
    }
  | { readonly type: 'seal.brought-back'; readonly carryOutId: string };

/** A seal leaves in use only, once; and what is out comes back whatever state it is in by then. */
export function move(seal: Seal, command: MoveCommand): Decision<MoveEvent> {
  const { name, state, out } = seal;
  if (command.type === 'bring-back') {
    return out?.carryOutId === command.carryOutId
      ? accept({ type: 'seal.brought-back', carryOutId: command.carryOutId })
      : refuse('carry-out-not-out');
  }
  if (state !== 'active') return refuse('seal-not-active', { name });
  if (out !== undefined) return refuse('seal-carried-out', { name });
  const { type: _, ...taken } = command;
  return accept({ type: 'seal.taken-out', ...taken });
}

/** The seal once it has left, or is back. */
export function evolveMove(seal: Seal, event: MoveEvent, { at }: EventMeta): Seal {
  if (event.type === 'seal.taken-out') {
    const { carryOutId, dueAt, requestIds } = event;
    return { ...seal, out: { carryOutId, since: at, dueAt, requestIds } };
  }
  return isIn(seal);
}

/** The seal as one that nobody carries. */
export function isIn(seal: Seal): Seal {
  const { out: _, ...rest } = seal;
  return rest;
}
