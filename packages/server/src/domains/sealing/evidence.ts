import { replay, type DomainEvent, type EventMeta } from '../../platform/decider.ts';
import {
  approvalDecider,
  flowDecider,
  type Approval,
  type ApprovalEvent,
  type Flow,
  type FlowEvent,
} from '../approvals/index.ts';
import { sealDecider, type Seal, type SealEvent } from '../seals/index.ts';
import { useRequestDecider, type Submission, type UseRequest, type UseRequestEvent } from '../use-requests/index.ts';
import { sealingDecider, type Sealing, type SealingEvent } from './sealing.ts';

/** The ledger's entries about one subject, oldest first, already verified against the chain. */
export type Past<Event> = readonly { readonly event: Event; readonly meta: EventMeta }[];

/** What the history of a document says about its bytes: one entry names their SHA-256. */
export interface DocumentEvent extends DomainEvent {
  readonly sha256?: string;
}

/** Everything that the ledger knows about one sealing task. Histories only: no row, no status column. */
export interface Evidence {
  readonly task: Past<SealingEvent>;
  /** The tasks of the other electronic seals on the same document of the same request. */
  readonly siblings: readonly Past<SealingEvent>[];
  readonly request: Past<UseRequestEvent>;
  readonly approval: Past<ApprovalEvent>;
  readonly flow: Past<FlowEvent>;
  readonly seal: Past<SealEvent>;
  readonly document: Past<DocumentEvent>;
}

/** What the sealer is asked to do, and what it holds in its hands. */
export interface DocumentInHand {
  /** Now, as the sealer's own clock says. */
  readonly at: string;
  readonly taskId: string;
  /** Of the attempt that the server has started. */
  readonly nonce: string;
  /** SHA-256 of the bytes that were handed over for sealing. */
  readonly documentSha256: string;
}

/** The evidence replayed: what is true, as far as the ledger goes. */
export interface Findings {
  readonly task: Sealing;
  readonly siblings: readonly Sealing[];
  readonly request: UseRequest;
  readonly submission: Submission;
  readonly approval: Approval;
  readonly flow: Flow;
  readonly seal: Seal;
  /** Every digest that the document's history names. */
  readonly storedDigests: readonly string[];
  /** What electronic seals have done to the document in this request, in no particular order. */
  readonly sealings: readonly { readonly before: string; readonly after: string }[];
}

/** Replays the evidence. Says what is wrong when a history is empty, has gaps, runs backwards or cannot be replayed. */
export function replayEvidence(evidence: Evidence): Findings | { readonly unusable: string } {
  const { siblings, ...single } = evidence;
  const histories: [string, Past<DomainEvent>][] = [
    ...Object.entries(single),
    ...siblings.map((past, index): [string, Past<DomainEvent>] => [`sibling ${index + 1}`, past]),
  ];
  for (const [name, past] of histories) {
    const flaw = flawOf(past);
    if (flaw !== undefined) return { unusable: `${name}: ${flaw}` };
  }
  try {
    return replayAll(evidence);
  } catch (error) {
    return { unusable: error instanceof Error ? error.message : String(error) };
  }
}

function flawOf(past: Past<DomainEvent>): string | undefined {
  if (past.length === 0) return 'no entries';
  for (const [place, { meta }] of past.entries()) {
    if (meta.seq !== place + 1) return `entry ${place + 1} is missing`;
    const before = past[place - 1];
    if (before !== undefined && meta.at < before.meta.at) return `entry ${meta.seq} is older than the one before it`;
  }
  return undefined;
}

function replayAll(evidence: Evidence): Findings {
  const task = present(replay(sealingDecider.evolve, evidence.task));
  const siblings = evidence.siblings.map((past) => present(replay(sealingDecider.evolve, past)));
  const request = present(replay(useRequestDecider.evolve, evidence.request));
  return {
    task,
    siblings,
    request,
    submission: present(request.submission ?? undefined),
    approval: present(replay(approvalDecider.evolve, evidence.approval)),
    flow: present(replay(flowDecider.evolve, evidence.flow)),
    seal: present(replay(sealDecider.evolve, evidence.seal)),
    storedDigests: evidence.document.flatMap(({ event }) => (event.sha256 === undefined ? [] : [event.sha256])),
    sealings: [evidence.task, ...evidence.siblings].flatMap((past) =>
      past.flatMap(({ event }) => (event.type === 'sealing.sealed' ? [event.result] : [])),
    ),
  };
}

function present<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('a history does not lead to a state');
  return value;
}
