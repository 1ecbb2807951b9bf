import { isDeepStrictEqual } from 'node:util';
import type { FlowDefinition } from '@yinxin/contract';
import { accept, refuse, type BaseFacts, type Decider, type Decision, type EventMeta } from '../../platform/decider.ts';
import { lint, type Staffing } from './lint.ts';

/** A published version; never changed again, for requests refer to it. */
export interface FlowVersion {
  /** 1, 2, … */
  readonly number: number;
  readonly definition: FlowDefinition;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

/** A definition over its life: a draft, published versions, in the end retired. */
export interface Flow {
  readonly key: string;
  readonly kind: string;
  /** The legal entity whose requests it is for; null for the whole group. */
  readonly entityId: string | null;
  readonly status: 'draft' | 'published' | 'retired';
  readonly draft: FlowDefinition | null;
  /** Oldest first; the last one is in force while the flow is published. */
  readonly versions: readonly FlowVersion[];
}

export type FlowCommand =
  | { readonly type: 'draft'; readonly entityId: string | null; readonly definition: FlowDefinition }
  | { readonly type: 'discard-draft' }
  | { readonly type: 'publish' }
  | { readonly type: 'retire'; readonly reason: string };

export type FlowEvent =
  | { readonly type: 'flow.drafted'; readonly entityId: string | null; readonly definition: FlowDefinition }
  | { readonly type: 'flow.draft-discarded' }
  | { readonly type: 'flow.published'; readonly version: number; readonly definition: FlowDefinition }
  | { readonly type: 'flow.retired'; readonly reason: string };

export interface FlowFacts extends BaseFacts {
  /** Who could be asked now; only publishing looks at it. */
  readonly staffing?: Staffing;
}

export const flowDecider: Decider<Flow, FlowCommand, FlowEvent, FlowFacts> = { decide, evolve };

/** The version that new requests get; undefined while none is published. */
export const versionInForce = (flow: Flow): FlowVersion | undefined =>
  flow.status === 'published' ? flow.versions.at(-1) : undefined;

/** What the author sees first: the draft, otherwise the newest version. */
export function latestDefinition(flow: Flow): FlowDefinition {
  const latest = flow.draft ?? flow.versions.at(-1)?.definition;
  if (latest === undefined) throw new Error(`flow ${flow.key}: neither draft nor version`);
  return latest;
}

function decide(flow: Flow | undefined, command: FlowCommand, facts: FlowFacts): Decision<FlowEvent> {
  if (flow?.status === 'retired') return refuse('flow-retired');
  if (command.type === 'draft') return draft(flow, command);
  if (flow === undefined) return refuse('not-found');
  switch (command.type) {
    case 'discard-draft':
      if (flow.draft === null) return refuse('flow-without-draft');
      // Without a version nothing would be left of the flow.
      return flow.versions.length === 0 ? refuse('flow-not-published') : accept({ type: 'flow.draft-discarded' });
    case 'publish':
      return publish(flow, facts.staffing);
    case 'retire':
      if (command.reason.trim() === '') return refuse('approval-reason-required');
      return accept({ type: 'flow.retired', reason: command.reason.trim() });
  }
}

function draft(flow: Flow | undefined, command: Extract<FlowCommand, { type: 'draft' }>): Decision<FlowEvent> {
  const { entityId, definition } = command;
  const { key, kind } = definition;
  const same = flow === undefined || isDeepStrictEqual([flow.key, flow.kind, flow.entityId], [key, kind, entityId]);
  return same ? accept({ type: 'flow.drafted', entityId, definition }) : refuse('flow-key-changed');
}

function publish(flow: Flow, staffing: Staffing | undefined): Decision<FlowEvent> {
  if (flow.draft === null) return refuse('flow-without-draft');
  if (isDeepStrictEqual(flow.draft, versionInForce(flow)?.definition)) return refuse('flow-unchanged');
  const findings = lint(flow.draft, staffing);
  if (findings.length > 0) return refuse('flow-has-findings', { count: findings.length });
  return accept({ type: 'flow.published', version: flow.versions.length + 1, definition: flow.draft });
}

function evolve(flow: Flow | undefined, event: FlowEvent, meta: EventMeta): Flow {
  if (event.type === 'flow.drafted') {
    const { entityId, definition } = event;
    const { key, kind } = definition;
    return flow === undefined
      ? { key, kind, entityId, status: 'draft', draft: definition, versions: [] }
      : { ...flow, draft: definition };
  }
  if (flow === undefined) throw new Error(`flow: ${event.type} before flow.drafted`);
  switch (event.type) {
    case 'flow.draft-discarded':
      return { ...flow, draft: null };
    case 'flow.published': {
      const { version: number, definition } = event;
      const published = { number, definition, publishedAt: meta.at, publishedBy: meta.actor };
      return { ...flow, status: 'published', draft: null, versions: [...flow.versions, published] };
    }
    case 'flow.retired':
      // A flow that was never published is only its draft: it stays, to be read.
      return { ...flow, status: 'retired', draft: flow.versions.length === 0 ? flow.draft : null };
  }
}
