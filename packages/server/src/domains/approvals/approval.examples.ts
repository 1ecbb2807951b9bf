import type { ApprovalMode } from '@yinxin/contract';
import type { Refusal } from '../../platform/decider.ts';
import { evolve, type Approval, type ApprovalEvent, type PinnedDocument, type Submission } from './approval-state.ts';
import { approvalDecider, type ApprovalCommand, type ApprovalFacts } from './approval.ts';
import type { ResolvedFlow, ResolvedStage } from './flow.ts';

/** The requester of the examples. */
export const REQUESTER = 'requester';

/** Hours after the submission, as an instant. */
export const hour = (hours: number): string => new Date(Date.UTC(2026, 10, 23) + hours * 3_600_000).toISOString();

export const CONTRACT: PinnedDocument = { id: 'contract', name: '采购合同', digest: 'aa'.repeat(32) };
export const ANNEX: PinnedDocument = { id: 'annex', name: '技术附件', digest: 'bb'.repeat(32) };

export const stage = (
  id: string,
  people: readonly string[],
  mode: ApprovalMode = { kind: 'all' },
  more: Partial<ResolvedStage> = {},
): ResolvedStage => ({
  id,
  name: { zh: id, en: id },
  mode,
  seats: people.map((person) => ({ person, why: { as: 'named', rule: { by: 'person', person } } })),
  asked: 'always',
  timeLimitHours: 48,
  remindBeforeHours: 24,
  samePersonAgain: 'ask-again',
  ...more,
});

const flow = (...stages: readonly ResolvedStage[]): ResolvedFlow => ({
  key: 'contract-use',
  version: 1,
  name: { zh: '合同用印', en: 'Sealing of contracts' },
  stages,
  skipped: [],
});

export const submission = (...stages: readonly ResolvedStage[]): Submission => ({
  flow: flow(...stages),
  documents: [CONTRACT, ANNEX],
});

export const startWith = (submitted: Submission): ApprovalCommand => ({
  type: 'start',
  subject: { type: 'use-request', id: 'request' },
  title: '采购合同用印',
  requester: REQUESTER,
  entityId: 'entity',
  departmentId: 'department',
  ...submitted,
});

/** Somebody does something at an hour, having opened all documents unless the facts say otherwise. */
export interface Step {
  readonly by: string;
  readonly command: ApprovalCommand;
  readonly at?: number;
  readonly facts?: Partial<ApprovalFacts>;
}

export const does = (by: string, command: ApprovalCommand, at = 1, facts: Partial<ApprovalFacts> = {}): Step => ({
  by,
  command,
  at,
  facts,
});

export const approves = (by: string, at?: number): Step => does(by, { type: 'approve', opinion: '同意' }, at);
export const returns = (by: string, at?: number): Step => does(by, { type: 'return', reason: '金额有误' }, at);
export const refuses = (by: string, at?: number): Step => does(by, { type: 'refuse', reason: '不符合规定' }, at);
export const transfers = (from: string, to: string): Step =>
  does(from, { type: 'transfer', from, to, reason: '出差' }, 1, { receiverMayDecide: true });

export type Outcome =
  | { readonly state: Approval; readonly events: readonly ApprovalEvent[] }
  | { readonly refusal: Refusal };

/** Tries one step. */
export function attempt(approval: Approval | undefined, { by, command, at = 1, facts }: Step): Outcome {
  const decision = approvalDecider.decide(approval, command, {
    at: hour(at),
    actor: by,
    documentsOpened: [CONTRACT.digest, ANNEX.digest],
    ...facts,
  });
  if (!decision.ok) return { refusal: decision.refusal };
  let state = approval;
  for (const event of decision.events) state = evolve(state, event, { at: hour(at), actor: by, seq: 0 });
  if (state === undefined) throw new Error('no event');
  return { state, events: decision.events };
}

/** Plays steps that must all be accepted, from a submission. */
export function given(submitted: Submission, ...steps: readonly Step[]): Approval {
  const all = [does(REQUESTER, startWith(submitted), 0), ...steps];
  return all.reduce<Approval | undefined>((state, step) => {
    const outcome = attempt(state, step);
    if ('refusal' in outcome) throw new Error(`${step.by} ${step.command.type}: ${outcome.refusal.code}`);
    return outcome.state;
  }, undefined)!;
}

/** The state after a step that must be accepted. */
export function after(approval: Approval, step: Step): Approval {
  const outcome = attempt(approval, step);
  if ('refusal' in outcome) throw new Error(`${step.by} ${step.command.type}: ${outcome.refusal.code}`);
  return outcome.state;
}

/** The code with which a step is refused; undefined when it is accepted. */
export function refusalOf(approval: Approval | undefined, step: Step): string | undefined {
  const outcome = attempt(approval, step);
  return 'refusal' in outcome ? outcome.refusal.code : undefined;
}
