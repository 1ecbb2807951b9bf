import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemKinds, type Condition, type FlowDefinition, type Money } from '@yinxin/contract';
import { SYSTEM_ACTOR } from '../../platform/ids.ts';
import { currentRound, currentStage, evolve, waitingFor, type Approval, type ApprovalEvent } from './approval-state.ts';
import { approvalDecider, type ApprovalCommand, type ApprovalFacts } from './approval.ts';
import { hour } from './approval.examples.ts';
import { answer } from './condition.ts';
import type { Directory } from './directory.ts';
import type { RequestFacts } from './request-facts.ts';
import { resolveFlow } from './resolve.ts';

const RUNS = Number(process.env['YINXIN_PROPERTY_RUNS'] ?? 400);

const PEOPLE = ['an', 'bai', 'chen', 'deng', 'fan', 'gu'];
const [REQUESTER = ''] = PEOPLE;
const DEPARTMENTS = ['sales', 'trade', 'board'] as const;
const ROLES = ['company-leader', 'legal-reviewer', 'seal-administrator'] as const;

const someone = fc.constantFrom(...PEOPLE);

const rule = fc.oneof(
  fc.record({ by: fc.constant('person' as const), person: someone }),
  fc.record({ by: fc.constant('department-head' as const), level: fc.integer({ min: 1, max: 3 }) }),
  fc.record({
    by: fc.constant('role' as const),
    role: fc.constantFrom(...ROLES),
    within: fc.constant('entity' as const),
  }),
);

const mode = fc.oneof(
  fc.constantFrom({ kind: 'all' as const }, { kind: 'any' as const }, { kind: 'in-order' as const }),
  fc.record({ kind: fc.constant('n-of-m' as const), n: fc.integer({ min: 1, max: 3 }) }),
);

const limit = fc.record({
  test: fc.constant('amount' as const),
  is: fc.constantFrom('above' as const, 'below' as const),
  value: fc.constant<Money>({ amount: '100', currency: 'CNY' }),
});
const condition: fc.Arbitrary<Condition> = fc.oneof(limit, fc.record({ test: fc.constant('not' as const), of: limit }));

const stages = fc.array(
  fc.record(
    {
      approvers: fc.array(rule, { minLength: 1, maxLength: 3 }),
      mode,
      when: condition,
      timeLimitHours: fc.integer({ min: 1, max: 72 }),
      remindBeforeHours: fc.integer({ min: 1, max: 24 }),
      onEmpty: fc.constantFrom('block' as const, 'administrator' as const),
      sameAsRequester: fc.constantFrom('escalate-to-head' as const, 'refuse' as const),
      samePersonAgain: fc.constantFrom('ask-again' as const, 'skip' as const),
    },
    { requiredKeys: ['approvers', 'mode', 'onEmpty', 'sameAsRequester', 'samePersonAgain'] },
  ),
  { minLength: 1, maxLength: 4 },
);

const definition: fc.Arbitrary<FlowDefinition> = stages.map((all) => ({
  key: 'flow',
  name: { zh: '流程', en: 'Flow' },
  kind: 'use',
  priority: 1,
  stages: structuredClone(all).map((one, index) => ({
    ...one,
    id: `s${index}`,
    name: { zh: `环节${index}`, en: `Stage ${index}` },
  })),
}));

const directory: fc.Arbitrary<Directory> = fc
  .record({
    heads: fc.tuple(...DEPARTMENTS.map(() => fc.option(someone, { nil: undefined }))),
    holders: fc.tuple(...ROLES.map(() => fc.uniqueArray(someone, { maxLength: 4 }))),
    left: fc.uniqueArray(someone, { maxLength: 1 }),
  })
  .map(({ heads, holders, left }) => ({
    personsByRole: (role) => holders[ROLES.indexOf(role as (typeof ROLES)[number])] ?? [],
    headOf: (department) => heads[DEPARTMENTS.indexOf(department as (typeof DEPARTMENTS)[number])],
    isActive: (person) => !left.includes(person),
    mayDecide: () => true,
    nameOf: (person) => person,
  }));

const facts: fc.Arbitrary<RequestFacts> = fc
  .option(
    fc.record({
      amount: fc.constantFrom('99', '100', '101'),
      currency: fc.constantFrom('CNY' as const, 'USD' as const),
    }),
    {
      nil: undefined,
    },
  )
  .map((amount) => ({
    requester: REQUESTER,
    entityId: 'company',
    departmentPath: [...DEPARTMENTS],
    documents: [
      { kind: 'contract', importance: 'ordinary', ...(amount === undefined ? {} : { amount: { ...amount } }) },
    ],
    seals: [{ id: 'seal', kind: 'contract', entityId: 'company' }],
  }));

/** A move of a random player: `who` picks among the people waited for, or among everybody, as `waited` says. */
const move = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('approve' as const) },
    { weight: 3, arbitrary: fc.constant('refuse' as const) },
    { weight: 3, arbitrary: fc.constant('transfer' as const) },
    { weight: 6, arbitrary: fc.constant('resubmit' as const) },
    { weight: 2, arbitrary: fc.constantFrom('return' as const, 'remind' as const, 'expire' as const) },
    { weight: 1, arbitrary: fc.constantFrom('withdraw' as const, 'void' as const, 'start' as const) },
  ),
  who: fc.nat({ max: 11 }),
  to: someone,
  waited: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  opened: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  holderLeft: fc.boolean(),
  hours: fc.integer({ min: 0, max: 30 }),
});

interface Entry {
  readonly event: ApprovalEvent;
  readonly actor: string;
  readonly at: string;
  readonly after: Approval;
}

interface Refused {
  readonly code: string;
  readonly before: string;
  readonly after: string;
}

interface Game {
  readonly definition: FlowDefinition;
  readonly facts: RequestFacts;
  readonly history: readonly Entry[];
  readonly refused: readonly Refused[];
  readonly final: Approval;
}

const digests = (round: number): string[] => [`contract-${round}`, `annex-${round}`];

/** Freezes deeply, so that a rule that changed what it was given would throw. */
function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/** Plays a random game by the rules and checks at every step what can be checked at a step. */
const game: fc.Arbitrary<Game | undefined> = fc
  .record({ definition, directory, facts, moves: fc.array(move, { minLength: 1, maxLength: 40 }) })
  .map(({ definition, directory, facts, moves }) => {
    const resolution = resolveFlow({ version: 1, definition }, facts, directory);
    if (!resolution.ok) return undefined;
    const submit = (round: number) => ({
      flow: resolution.flow,
      documents: digests(round).map((digest) => ({ id: digest, name: digest, digest })),
    });
    const start: ApprovalCommand = {
      type: 'start',
      subject: { type: 'use-request', id: 'request' },
      title: 'title',
      requester: REQUESTER,
      entityId: 'company',
      departmentId: 'sales',
      ...submit(1),
    };
    const history: Entry[] = [];
    const refused: Refused[] = [];
    let state: Approval | undefined;
    let now = 0;
    const play = (command: ApprovalCommand, actor: string, more: Partial<ApprovalFacts> = {}): void => {
      const at = hour(now);
      const before = JSON.stringify(state) ?? '';
      const decision = approvalDecider.decide(state, command, { at, actor, ...more });
      if (!decision.ok) {
        refused.push({ code: decision.refusal.code, before, after: JSON.stringify(state) ?? '' });
        return;
      }
      for (const event of decision.events) {
        state = freeze(evolve(state, event, { at, actor, seq: history.length + 1 }));
        history.push({ event, actor, at, after: state });
      }
    };
    play(start, REQUESTER);
    for (const { kind, who, to, waited, opened, holderLeft, hours } of moves) {
      if (state === undefined) break;
      now += hours;
      const asked = waitingFor(state);
      const person = (waited ? asked[who % asked.length] : undefined) ?? PEOPLE[who % PEOPLE.length] ?? REQUESTER;
      const documentsOpened = opened ? digests(state.rounds.length) : digests(state.rounds.length).slice(1);
      switch (kind) {
        case 'approve':
          play({ type: 'approve', opinion: '同意' }, person, { documentsOpened });
          break;
        case 'return':
        case 'refuse':
          play({ type: kind, reason: '理由' }, person, { documentsOpened });
          break;
        case 'transfer': {
          const by = waited ? person : to;
          play({ type: 'transfer', from: person, to, reason: '出差' }, by, { receiverMayDecide: opened, holderLeft });
          break;
        }
        case 'resubmit':
          play({ type: 'resubmit', ...submit(state.rounds.length + 1) }, who < 10 ? REQUESTER : person);
          break;
        case 'withdraw':
          play({ type: 'withdraw', reason: null }, who < 4 ? REQUESTER : person);
          break;
        case 'void':
          if (who < 4) play({ type: 'void', reason: '取消' }, 'admin');
          break;
        case 'start':
          play(start, REQUESTER);
          break;
        default:
          play({ type: kind }, SYSTEM_ACTOR);
      }
    }
    return state === undefined ? undefined : { definition, facts, history, refused, final: state };
  });

/** Checks a law on many games, and that the games were worth playing. */
function law(check: (game: Game) => void): void {
  let played = 0;
  fc.assert(
    fc.property(game, (one) => {
      if (one === undefined) return;
      played += 1;
      check(one);
    }),
    { numRuns: RUNS },
  );
  expect(played).toBeGreaterThan(RUNS / 5);
}

/** The tasks of a stage that agreed, by decision or carried over. */
const agreed = (entry: Entry): string[] =>
  (currentRound(entry.after).stages.at(-1)?.tasks ?? []).flatMap((task) =>
    task.standing === 'approved' || task.standing === 'carried-over' ? [task.person] : [],
  );

const FINAL = ['refused', 'withdrawn', 'voided'];

describe('laws of approval', () => {
  it('nobody decides on their own request, directly or by transfer', () => {
    law(({ history }) => {
      for (const { event, actor, after } of history) {
        if (event.type === 'approval.decided') expect(actor).not.toBe(REQUESTER);
        if (event.type === 'approval.carried-over') expect(event.person).not.toBe(REQUESTER);
        if (event.type === 'approval.transferred') expect([event.to, actor]).not.toContain(REQUESTER);
        expect(waitingFor(after)).not.toContain(REQUESTER);
      }
    });
  });

  it('nobody decides twice in one stage, and nobody in the name of another', () => {
    law(({ history }) => {
      const seen = new Set<string>();
      for (const { event, actor, at, after } of history) {
        if (event.type !== 'approval.decided') continue;
        const one = `${after.rounds.length} ${event.stage} ${actor}`;
        expect(seen).not.toContain(one);
        seen.add(one);
        const task = currentRound(after)
          .stages.at(-1)
          ?.tasks.find(({ person }) => person === actor);
        expect(task?.decision).toMatchObject({ by: actor, at, as: event.as });
      }
    });
  });

  it('a stage passes only when enough different people agreed, n of m never by fewer', () => {
    law(({ history }) => {
      for (const entry of history) {
        if (entry.event.type !== 'approval.stage-passed') continue;
        const { stage } = entry.event;
        const { mode, seats } = currentRound(entry.after).flow.stages.find(({ id }) => id === stage)!;
        const needed = mode.kind === 'any' ? 1 : mode.kind === 'n-of-m' ? mode.n : seats.length;
        expect(new Set(agreed(entry)).size).toBeGreaterThanOrEqual(needed);
      }
    });
  });

  it('a refusal ends all, any and in-order at once, and n of m only when n can no longer be reached', () => {
    law(({ history }) => {
      history.forEach(({ event, after }, index) => {
        if (event.type !== 'approval.decided' || event.as !== 'refuse') return;
        const { mode } = currentRound(after).flow.stages.find(({ id }) => id === event.stage)!;
        const tasks = currentRound(after).stages.at(-1)?.tasks ?? [];
        const reachable = tasks.filter(({ standing }) => standing !== 'refused').length;
        const ends = mode.kind !== 'n-of-m' || reachable < mode.n;
        expect(history[index + 1]?.event.type === 'approval.refused').toBe(ends);
      });
    });
  });

  it('no stage is skipped unless its condition said so', () => {
    law(({ definition, facts, history, final }) => {
      const { flow } = currentRound(final);
      const wanted = definition.stages.filter(({ when }) => when === undefined || answer(when, facts) !== 'no');
      expect(flow.stages.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      expect(flow.skipped.length).toBe(definition.stages.length - wanted.length);
      for (const { event, after } of history) {
        if (event.type !== 'approval.approved') continue;
        const passed = currentRound(after).stages.filter(({ passedAt }) => passedAt !== null);
        expect(passed.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));
      }
    });
  });

  it('terminal is terminal, and an approval can only be voided', () => {
    law(({ history }) => {
      history.forEach(({ after }, index) => {
        const next = history[index + 1]?.event.type;
        if (next === undefined) return;
        expect(FINAL).not.toContain(after.status);
        if (after.status === 'approved') expect(next).toBe('approval.voided');
        if (after.status === 'returned') {
          expect(['approval.resubmitted', 'approval.withdrawn', 'approval.voided']).toContain(next);
        }
      });
    });
  });

  it('a return loses nothing: earlier rounds stay as they were', () => {
    law(({ history, final }) => {
      for (const { event, after } of history) {
        if (event.type === 'approval.returned') {
          expect(final.rounds[after.rounds.length - 1]?.documents).toEqual(currentRound(after).documents);
        }
        if (event.type !== 'approval.resubmitted') continue;
        expect(final.rounds.slice(0, after.rounds.length - 1)).toEqual(after.rounds.slice(0, -1));
      }
      const kept = final.rounds.flatMap(({ stages }) =>
        stages.flatMap(({ tasks }) => tasks.filter(({ decision }) => decision !== null)),
      );
      expect(kept).toHaveLength(history.filter(({ event }) => event.type === 'approval.decided').length);
    });
  });

  it('an approval is given only by somebody who was shown every pinned document of the round', () => {
    law(({ history }) => {
      for (const { event, after } of history) {
        if (event.type !== 'approval.decided' || event.as !== 'approve') continue;
        expect(event.documents).toEqual(currentRound(after).documents.map(({ digest }) => digest));
      }
    });
  });

  it('a timer fires once for each opening of a stage, never early, and decides nothing', () => {
    law(({ history }) => {
      const seen = new Set<string>();
      for (const { event, at, after } of history) {
        if (event.type !== 'approval.reminded' && event.type !== 'approval.overdue') continue;
        const one = `${after.rounds.length} ${event.stage} ${event.type}`;
        expect(seen).not.toContain(one);
        seen.add(one);
        const stage = currentStage(after);
        const due = event.type === 'approval.reminded' ? stage?.remindAt : stage?.dueAt;
        expect(due != null && due <= at).toBe(true);
        expect(event.people).toEqual(waitingFor(after));
      }
    });
  });

  it('while it is open somebody is waited for, and they can always bring it to an end', () => {
    law(({ final }) => {
      let state = final;
      for (let steps = 0; state.status === 'in-approval'; steps += 1) {
        const [person] = waitingFor(state);
        expect(person).toBeDefined();
        expect(steps).toBeLessThan(40);
        const context = { at: hour(5000), actor: person ?? '', documentsOpened: digests(state.rounds.length) };
        const decision = approvalDecider.decide(state, { type: 'approve', opinion: '同意' }, context);
        expect(decision.ok).toBe(true);
        if (!decision.ok) return;
        state = decision.events.reduce((now, event) => evolve(now, event, { ...context, seq: 0 }), state);
      }
      if (final.status === 'in-approval') expect(state.status).toBe('approved');
    });
  });

  it('a refusal has words for people and changes nothing', () => {
    law(({ refused }) => {
      for (const { code, before, after } of refused) {
        expect(Object.keys(problemKinds)).toContain(code);
        expect(after).toBe(before);
      }
    });
  });

  it('replaying the history gives the state, through JSON as well', () => {
    law(({ history, final }) => {
      const again = history.reduce<Approval | undefined>((state, { event, actor, at }, index) => {
        const stored = JSON.parse(JSON.stringify(event)) as ApprovalEvent;
        return evolve(state, stored, { at, actor, seq: index + 1 });
      }, undefined);
      expect(again).toStrictEqual(final);
      expect(JSON.parse(JSON.stringify(final))).toStrictEqual(final);
    });
  });
});
