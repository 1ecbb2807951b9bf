import * as fc from 'fast-check';
import type { Condition, FlowDefinition, Money } from '@yinxin/contract';
import { SYSTEM_ACTOR } from '../../platform/ids.ts';
import { waitingFor } from './approval-progress.ts';
import { evolve, type Approval, type ApprovalEvent } from './approval-state.ts';
import { approvalDecider, type ApprovalCommand, type ApprovalFacts } from './approval.ts';
import { hour } from './approval.examples.ts';
import type { Directory } from './directory.ts';
import type { RequestFacts } from './request-facts.ts';
import { resolveFlow } from './resolve.ts';

export const PEOPLE = ['an', 'bai', 'chen', 'deng', 'fan', 'gu'];
export const [REQUESTER = ''] = PEOPLE;
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

export const definition: fc.Arbitrary<FlowDefinition> = stages.map((all) => ({
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

export const directory: fc.Arbitrary<Directory> = fc
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

export const facts: fc.Arbitrary<RequestFacts> = fc
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
    {
      weight: 1,
      arbitrary: fc.constantFrom('withdraw' as const, 'void' as const, 'start' as const, 'hand-back' as const),
    },
  ),
  who: fc.nat({ max: 11 }),
  to: someone,
  waited: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  opened: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  holderLeft: fc.boolean(),
  hours: fc.integer({ min: 0, max: 30 }),
});

export interface Entry {
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

export interface Game {
  readonly definition: FlowDefinition;
  readonly facts: RequestFacts;
  readonly history: readonly Entry[];
  readonly refused: readonly Refused[];
  readonly final: Approval;
}

/** The documents of a round. */
export const digests = (round: number): string[] => [`contract-${round}`, `annex-${round}`];

/** Freezes deeply, so that a rule that changed what it was given would throw. */
function freeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(freeze);
  }
  return value;
}

/** Plays a random game by the rules and checks at every step what can be checked at a step. */
export const game: fc.Arbitrary<Game | undefined> = fc
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
          const by = waited ? person : (PEOPLE[(who + hours) % PEOPLE.length] ?? person);
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
        case 'hand-back':
          play({ type: 'hand-back', reason: '印章已停用' }, SYSTEM_ACTOR);
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
