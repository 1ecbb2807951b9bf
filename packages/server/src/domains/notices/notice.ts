import type { NoticeKind, SealFaceFact, SealKind, SealMedium, SealState } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';

/** The seal as it was when people were told about it. */
export interface NoticedSeal {
  readonly sealId: string;
  readonly name: string;
  readonly kind: SealKind;
  readonly medium: SealMedium;
  readonly code: string | null;
  readonly entityId: string;
}

/** What is told, to whom, and by whom. */
export interface NoticeFacts {
  readonly id: string;
  readonly number: string;
  readonly kind: NoticeKind;
  readonly seal: NoticedSeal;
  /** The day from which the seal is out of use, or in use. */
  readonly day: string;
  readonly explanation: string;
  /** Departments that were chosen; the people are fixed when the notice is issued. */
  readonly departmentIds: readonly string[];
  readonly receivers: readonly string[];
  readonly issuerId: string;
  /** The specimen that an activation notice shows. */
  readonly specimen: SealFaceFact | null;
  readonly suspension: { readonly id: string; readonly number: string } | null;
  /** State in which an approved application found the seal, where it was out of use already. */
  readonly found: Exclude<SealState, 'active'> | null;
}

/** A notice (通知) with its receipts (已阅回执). */
export interface Notice extends NoticeFacts {
  readonly issuedAt: string;
  readonly readings: readonly { readonly by: string; readonly at: string }[];
}

export type NoticeCommand =
  | {
      readonly type: 'issue';
      readonly notice: NoticeFacts;
      /** Whether the seal can be used now; it is asked for before an activation is announced. */
      readonly usable: boolean;
    }
  | { readonly type: 'confirm' };

export type NoticeEvent =
  | ({ readonly type: 'notice.issued' } & NoticeFacts)
  /** The acting person has read it. */
  | { readonly type: 'notice.read' };

export const noticeDecider: Decider<Notice, NoticeCommand, NoticeEvent> = { decide, evolve };

function decide(notice: Notice | undefined, command: NoticeCommand, { actor }: BaseFacts): Decision<NoticeEvent> {
  if (command.type === 'issue') return issue(notice, command);
  if (notice === undefined) return refuse('not-found');
  if (!notice.receivers.includes(actor)) return refuse('notice-not-receiver');
  return unreadBy(notice).includes(actor) ? accept({ type: 'notice.read' }) : refuse('notice-already-read');
}

function issue(
  before: Notice | undefined,
  { notice, usable }: Extract<NoticeCommand, { type: 'issue' }>,
): Decision<NoticeEvent> {
  if (before !== undefined) return refuse('notice-already-issued');
  const { kind, seal, specimen, receivers } = notice;
  if (kind === 'seal-activated') {
    if (!usable) return refuse('notice-seal-not-usable', { name: seal.name });
    if (specimen === null) return refuse('notice-specimen-missing', { name: seal.name });
  }
  if (receivers.length === 0) return refuse('notice-nobody-to-tell');
  return accept({ type: 'notice.issued', ...notice, receivers: [...new Set(receivers)] });
}

/** Who was told and has not confirmed it yet. */
export const unreadBy = ({ receivers, readings }: Notice): readonly string[] => {
  const read = new Set(readings.map(({ by }) => by));
  return receivers.filter((one) => !read.has(one));
};

function evolve(notice: Notice | undefined, event: NoticeEvent, { at, actor }: EventMeta): Notice {
  if (event.type === 'notice.issued') {
    const { type: _, ...facts } = event;
    return { ...facts, issuedAt: at, readings: [] };
  }
  if (notice === undefined) throw new Error(`notice: ${event.type} before notice.issued`);
  return { ...notice, readings: [...notice.readings, { by: actor, at }] };
}
