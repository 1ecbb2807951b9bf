import type { LossReport } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decision, type EventMeta } from '../../platform/decider.ts';
import type { Seal, SealCommand, SealEvent } from './seal.ts';

/** Why a seal gets no other face, key or custodian any more; undefined while it may. */
export function closedWith({ state }: Seal): 'seal-lost' | 'seal-destroyed' | 'seal-kept-as-it-is' | undefined {
  if (state === 'lost') return 'seal-lost';
  if (state === 'destroyed') return 'seal-destroyed';
  return state === 'recalled' || state === 'sealed-away' ? 'seal-kept-as-it-is' : undefined;
}

/** The suspension that a using department applied for, with who approved it. */
export interface Application {
  readonly id: string;
  readonly number: string;
  readonly approvedBy: string;
}

/** Takes a seal out of use; with the application, where a using department applied for it. */
export function suspend(
  { state, name }: Seal,
  { reason, application }: Extract<SealCommand, { type: 'suspend' }>,
): Decision<SealEvent> {
  if (state !== 'active') return refuse('seal-not-active', { name });
  return accept({ type: 'seal.suspended', reason, ...(application === undefined ? {} : { application }) });
}

/** Who approved an application counts as who suspended the seal: the system only carries it out. */
export const suspendedBy = (
  { application }: Extract<SealEvent, { type: 'seal.suspended' }>,
  { at, actor }: EventMeta,
) => ({
  at,
  actor: application?.approvedBy ?? actor,
});

/** A seal that is put away cannot come back as merely suspended by being reported damaged. */
export function reportLoss(seal: Seal, report: LossReport, { at }: BaseFacts): Decision<SealEvent> {
  if (report.lastSeenAt > at) return refuse('seal-last-seen-in-future');
  const putAway = seal.state === 'recalled' || seal.state === 'sealed-away';
  if (putAway && report.kind === 'damaged') return refuse('seal-put-away', { name: seal.name });
  return accept({ type: 'seal.loss-reported', report });
}

/** Who countersigns is somebody else who is active. */
export function sealAway(
  seal: Seal,
  { storage, countersignerActive }: Extract<SealCommand, { type: 'seal-away' }>,
  { actor }: BaseFacts,
): Decision<SealEvent> {
  if (seal.state !== 'recalled') return refuse('seal-not-recalled', { name: seal.name });
  const { countersignedBy } = storage;
  return countersignedBy !== null && (countersignedBy === actor || !countersignerActive)
    ? refuse('seal-countersigner-unfit')
    : accept({ type: 'seal.sealed-away', storage });
}

/** A seal comes to its destruction out of use only, one destruction at a time, and each step is that of the one begun. */
export function destruction(
  seal: Seal,
  { type, destructionId }: Extract<SealCommand, { destructionId: string }>,
): Decision<SealEvent> {
  const { name } = seal;
  if (type === 'begin-destruction') {
    if (seal.state === 'active') return refuse('seal-still-in-use', { name });
    if (seal.destruction !== undefined) return refuse('seal-in-destruction', { name });
    return accept({ type: 'seal.destruction-begun', destructionId });
  }
  if (seal.destruction?.id !== destructionId) return refuse('seal-not-in-destruction', { name });
  return accept({ type: type === 'destroy' ? 'seal.destroyed' : 'seal.destruction-dropped', destructionId });
}
