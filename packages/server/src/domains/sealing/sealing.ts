import type {
  Cancellation,
  PaperUse,
  Position,
  ProposedPosition,
  SealedResult,
  SealingState,
  SealMedium,
} from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';
import {
  attendanceRefused,
  electronicRefused,
  paperUseRefused,
  positionsRefused,
  type Circumstances,
} from './checks.ts';

/** What an approved request lets one seal do to one document. */
export interface SealingOrder {
  readonly id: string;
  readonly requestId: string;
  /** Who asked, and on whose behalf: decides who may see the task. */
  readonly asker: { readonly requesterId: string; readonly departmentId: string; readonly entityId: string };
  readonly documentId: string;
  /** SHA-256 of the document as it was approved. */
  readonly sha256: string;
  readonly sealId: string;
  readonly medium: SealMedium;
  /** Copies of the document; 1 for an electronic seal. */
  readonly copies: number;
  /** Impressions on all copies together. */
  readonly approvedImpressions: number;
  readonly positionsProposed: readonly ProposedPosition[];
}

/** One sealing task (用印任务): request × document × seal. */
export interface Sealing extends SealingOrder {
  readonly state: SealingState;
  readonly used: number;
  readonly positionsConfirmed: readonly Position[] | null;
  /** The one attempt in progress: its nonce, and the digest of the version it seals. */
  readonly attempt: { readonly nonce: string; readonly before: string; readonly by: string } | null;
  /** The sealed version, once there is one: where it is stored, and the digests of what was sealed and of itself. */
  readonly sealed: { readonly documentId: string; readonly before: string; readonly after: string } | null;
  /** Everybody who has worked on it as custodian, in order of their first act. */
  readonly handlerIds: readonly string[];
  /** Why the last attempt ended without a seal, or fewer impressions were made, or it was cancelled. */
  readonly reason: string | null;
}

export type SealingCommand =
  | { readonly type: 'create'; readonly order: SealingOrder }
  | {
      readonly type: 'confirm-positions';
      readonly positions: readonly Position[];
      readonly circumstances: Circumstances;
    }
  | { readonly type: 'start'; readonly nonce: string; readonly circumstances: Circumstances }
  | {
      readonly type: 'sealed';
      readonly nonce: string;
      readonly result: SealedResult;
      /** The sealed version in the store of documents. */
      readonly sealedDocumentId: string;
      readonly circumstances: Circumstances;
    }
  | { readonly type: 'failed'; readonly nonce: string; readonly reason: string }
  | { readonly type: 'register-use'; readonly use: PaperUse; readonly circumstances: Circumstances }
  | { readonly type: 'close'; readonly reason: string; readonly circumstances: Circumstances }
  | { readonly type: 'cancel'; readonly because: Cancellation };

export type SealingEvent =
  | { readonly type: 'sealing.created'; readonly order: SealingOrder }
  | { readonly type: 'sealing.positions-confirmed'; readonly positions: readonly Position[] }
  | {
      readonly type: 'sealing.started';
      readonly nonce: string;
      readonly before: string;
      readonly positions: readonly Position[];
      readonly keyId: string;
    }
  | {
      readonly type: 'sealing.sealed';
      readonly nonce: string;
      readonly impressions: number;
      readonly result: SealedResult;
      readonly sealedDocumentId: string;
    }
  | { readonly type: 'sealing.failed'; readonly nonce: string; readonly reason: string }
  | { readonly type: 'sealing.use-registered'; readonly use: PaperUse; readonly stampedBy: string }
  | { readonly type: 'sealing.closed'; readonly unused: number; readonly reason: string }
  | { readonly type: 'sealing.cancelled'; readonly because: Cancellation };

export const sealingDecider: Decider<Sealing, SealingCommand, SealingEvent> = { decide, evolve };

type Of<Type extends SealingCommand['type']> = Extract<SealingCommand, { type: Type }>;

function decide(task: Sealing | undefined, command: SealingCommand, facts: BaseFacts): Decision<SealingEvent> {
  if (command.type === 'create') {
    return task === undefined
      ? accept({ type: 'sealing.created', order: command.order })
      : refuse('sealing-already-created');
  }
  if (task === undefined) return refuse('not-found');
  switch (command.type) {
    case 'confirm-positions':
      return confirmPositions(task, command, facts);
    case 'start':
      return start(task, command, facts);
    case 'sealed':
      return sealed(task, command, facts);
    case 'failed':
      return task.attempt?.nonce === command.nonce
        ? accept({ type: 'sealing.failed', nonce: command.nonce, reason: command.reason })
        : refuse('sealing-not-started');
    case 'register-use':
      return registerUse(task, command, facts);
    case 'close':
      return close(task, command, facts);
    case 'cancel':
      return task.state === 'waiting' || task.state === 'sealing'
        ? accept({ type: 'sealing.cancelled', because: command.because })
        : refuse('sealing-not-waiting');
  }
}

function confirmPositions(
  task: Sealing,
  { positions, circumstances }: Of<'confirm-positions'>,
  facts: BaseFacts,
): Decision<SealingEvent> {
  return (
    waitingRefused(task, 'electronic') ??
    attendanceRefused(task, circumstances, facts) ??
    positionsRefused(task, positions, circumstances) ??
    accept({ type: 'sealing.positions-confirmed', positions })
  );
}

/** Opens the one attempt. The sealer acts only on this entry, so nothing is sealed without a trace. */
function start(task: Sealing, { nonce, circumstances }: Of<'start'>, facts: BaseFacts): Decision<SealingEvent> {
  const { document, seal } = circumstances;
  const refused =
    waitingRefused(task, 'electronic') ??
    attendanceRefused(task, circumstances, facts) ??
    electronicRefused(circumstances, facts);
  if (refused !== undefined) return refused;
  if (seal.key === null) return refuse('sealing-seal-not-ready', { name: seal.name });
  if (task.positionsConfirmed === null) return refuse('sealing-positions-missing');
  if (document.busy) return refuse('sealing-document-busy');
  return (
    positionsRefused(task, task.positionsConfirmed, circumstances) ??
    accept({
      type: 'sealing.started',
      nonce,
      before: document.newest,
      positions: task.positionsConfirmed,
      keyId: seal.key.keyId,
    })
  );
}

/**
 * Takes the result. Everything is checked again: between start and result the seal may have been suspended, the custodian
 * changed, or another seal put on the document. Who counts is the person who started: after a crash the system itself
 * brings the result.
 */
function sealed(
  task: Sealing,
  { nonce, result, sealedDocumentId, circumstances }: Of<'sealed'>,
  facts: BaseFacts,
): Decision<SealingEvent> {
  const { attempt, positionsConfirmed } = task;
  if (attempt === null || positionsConfirmed === null || attempt.nonce !== nonce) return refuse('sealing-not-started');
  const started = { ...facts, actor: attempt.by };
  const refused = attendanceRefused(task, circumstances, started) ?? electronicRefused(circumstances, started);
  if (refused !== undefined) return refused;
  if (result.before !== attempt.before || result.before !== circumstances.document.newest) {
    return refuse('sealing-document-moved-on');
  }
  if (result.certificateSha256 !== circumstances.seal.key?.certificateSha256) {
    return refuse('sealing-certificate-differs');
  }
  if (result.after === result.before || result.fields.length === 0) return refuse('sealing-result-unusable');
  return accept({ type: 'sealing.sealed', nonce, impressions: positionsConfirmed.length, result, sealedDocumentId });
}

function registerUse(
  task: Sealing,
  { use, circumstances }: Of<'register-use'>,
  facts: BaseFacts,
): Decision<SealingEvent> {
  return (
    waitingRefused(task, 'physical') ??
    attendanceRefused(task, circumstances, facts) ??
    paperUseRefused(task, use, circumstances, facts) ??
    accept({ type: 'sealing.use-registered', use, stampedBy: facts.actor })
  );
}

function close(task: Sealing, { reason, circumstances }: Of<'close'>, facts: BaseFacts): Decision<SealingEvent> {
  const unused = task.approvedImpressions - task.used;
  if (unused === 0) return refuse('sealing-nothing-left');
  return (
    waitingRefused(task, 'physical') ??
    attendanceRefused(task, circumstances, facts) ??
    accept({ type: 'sealing.closed', unused, reason })
  );
}

function waitingRefused(task: Sealing, medium: SealMedium): Decision<SealingEvent> | undefined {
  if (task.medium !== medium) return refuse('sealing-medium-differs');
  return task.state === 'waiting' ? undefined : refuse('sealing-not-waiting');
}

function evolve(task: Sealing | undefined, event: SealingEvent, meta: EventMeta): Sealing {
  if (event.type === 'sealing.created') {
    const fresh = { used: 0, positionsConfirmed: null, attempt: null, sealed: null, handlerIds: [] };
    return { ...event.order, state: 'waiting', ...fresh, reason: null };
  }
  if (task === undefined) throw new Error(`sealing: ${event.type} before sealing.created`);
  const handled = task.handlerIds.includes(meta.actor)
    ? task
    : { ...task, handlerIds: [...task.handlerIds, meta.actor] };
  switch (event.type) {
    case 'sealing.positions-confirmed':
      return { ...handled, positionsConfirmed: event.positions };
    case 'sealing.started': {
      const attempt = { nonce: event.nonce, before: event.before, by: meta.actor };
      return { ...handled, state: 'sealing', attempt, reason: null };
    }
    case 'sealing.sealed': {
      const { before, after } = event.result;
      const sealed = { documentId: event.sealedDocumentId, before, after };
      return { ...task, state: 'done', used: task.used + event.impressions, attempt: null, sealed };
    }
    case 'sealing.failed':
      return { ...task, state: 'waiting', attempt: null, reason: event.reason };
    case 'sealing.use-registered': {
      const used = task.used + event.use.impressions;
      return { ...handled, used, state: used >= task.approvedImpressions ? 'done' : 'waiting' };
    }
    case 'sealing.closed':
      return { ...handled, state: 'done', reason: event.reason };
    case 'sealing.cancelled':
      return { ...task, state: 'cancelled', attempt: null, reason: event.because };
  }
}
