import { describe, expect, it } from 'vitest';
import type { FlowDefinition, Stage } from '@yinxin/contract';
import {
  flowDecider,
  latestDefinition,
  versionInForce,
  type Flow,
  type FlowCommand,
  type FlowFacts,
} from './definition.ts';
import { definitionOf, headAt, person, stageBy } from './resolve.examples.ts';

const good = (...more: readonly Stage[]): FlowDefinition => definitionOf(stageBy([headAt(1)], { id: 'head' }), ...more);

const run = (flow: Flow | undefined, command: FlowCommand, facts: Partial<FlowFacts> = {}): Flow | string => {
  const all = { at: '2026-11-23T08:00:00.000Z', actor: 'admin', ...facts };
  const decision = flowDecider.decide(flow, command, all);
  if (!decision.ok) return decision.refusal.code;
  return decision.events.reduce<Flow | undefined>(
    (state, event) => flowDecider.evolve(state, event, { ...all, seq: 1 }),
    flow,
  )!;
};

const play = (...commands: readonly FlowCommand[]): Flow =>
  commands.reduce<Flow | undefined>((flow, command) => {
    const next = run(flow, command);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, undefined)!;

describe('the life of a definition', () => {
  const draft = (definition = good(), entityId: string | null = null): FlowCommand => ({
    type: 'draft',
    entityId,
    definition,
  });
  const publish: FlowCommand = { type: 'publish' };
  const retire: FlowCommand = { type: 'retire', reason: '不再使用' };

  it('R3.1.3 goes from draft to published version; a later draft leaves the version as it is', () => {
    const changed = good(stageBy([person('li')], { id: 'leader' }));
    const flow = play(draft(), publish, draft(changed));
    expect(flow.status).toBe('published');
    expect(versionInForce(flow)).toMatchObject({ number: 1, definition: good(), publishedBy: 'admin' });
    const next = run(flow, publish);
    expect(next).toMatchObject({
      draft: null,
      versions: [
        { number: 1, definition: good() },
        { number: 2, definition: changed },
      ],
    });
  });

  it('is not published with findings, without a draft, or unchanged', () => {
    expect(run(play(draft(definitionOf())), publish)).toBe('flow-has-findings');
    expect(
      run(play(draft(good(stageBy([person('gone')])))), publish, { staffing: { heldRoles: [], ablePeople: [] } }),
    ).toBe('flow-has-findings');
    expect(run(play(draft(), publish), publish)).toBe('flow-without-draft');
    expect(run(play(draft(), publish, draft()), publish)).toBe('flow-unchanged');
    expect(run(undefined, publish)).toBe('not-found');
  });

  it('keeps its key, kind and entity', () => {
    expect(run(play(draft()), draft(good(), 'company'))).toBe('flow-key-changed');
    expect(run(play(draft()), draft({ ...good(), key: 'other' }))).toBe('flow-key-changed');
    expect(run(play(draft()), draft({ ...good(), kind: 'engraving' }))).toBe('flow-key-changed');
  });

  it('drops a draft as long as a version is left', () => {
    expect(run(play(draft()), { type: 'discard-draft' })).toBe('flow-not-published');
    expect(run(play(draft(), publish), { type: 'discard-draft' })).toBe('flow-without-draft');
    expect(run(play(draft(), publish, draft(good())), { type: 'discard-draft' })).toMatchObject({
      draft: null,
      status: 'published',
    });
  });

  it('can still be read when it is retired without ever having been published', () => {
    const retired = play(draft(), retire);
    expect(retired).toMatchObject({ status: 'retired', versions: [] });
    expect(latestDefinition(retired)).toEqual(play(draft()).draft);
    expect(play(draft(), publish, draft(), retire).draft).toBeNull();
  });

  it('is final once retired, with a reason', () => {
    expect(run(play(draft(), publish), { type: 'retire', reason: ' ' })).toBe('approval-reason-required');
    const retired = play(draft(), publish, retire);
    expect(versionInForce(retired)).toBeUndefined();
    expect(retired.versions).toHaveLength(1);
    for (const command of [draft(), publish, retire, { type: 'discard-draft' } as const])
      expect(run(retired, command)).toBe('flow-retired');
  });
});
