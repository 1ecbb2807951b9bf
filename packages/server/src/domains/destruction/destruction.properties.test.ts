import { destructionStates, type DestructionState } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import { destructionDecider, type Destruction, type DestructionCommand } from './destruction.ts';
import {
  approve,
  carriedOut,
  caseId,
  custodian,
  electronicSeal,
  fileCertificate,
  firstWitness,
  flow,
  now,
  paperSeal,
  propose,
  proposer,
  recorder,
  recordIt,
  secondWitness,
  unit,
} from './destruction.examples.ts';

const people = [proposer, recorder, custodian, firstWitness, secondWitness] as const;
const somebody: fc.Arbitrary<string> = fc.constantFrom(...people);

const record = fc.record({
  type: fc.constant('record' as const),
  record: fc.record({
    destroyedOn: fc.constantFrom('2026-11-22', '2026-11-23', '2026-11-24'),
    place: fc.constant('销毁车间'),
    method: fc.constant('粉碎'),
    witnessIds: fc.oneof(
      { weight: 3, arbitrary: fc.constant(carriedOut.witnessIds) },
      { weight: 2, arbitrary: fc.array(somebody, { minLength: 2, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.array(somebody, { minLength: 1, maxLength: 3 }) },
    ),
  }),
  custodianId: fc.constantFrom(custodian, custodian, custodian, secondWitness),
  witnessesActive: fc.constantFrom(true, true, true, false),
});

const command: fc.Arbitrary<DestructionCommand> = fc.oneof(
  { weight: 5, arbitrary: fc.constant<DestructionCommand>({ type: 'confirm' }) },
  { weight: 3, arbitrary: record },
  { weight: 3, arbitrary: fc.constant(approve) },
  { weight: 2, arbitrary: fc.constant(fileCertificate) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<DestructionCommand[]>(
      { type: 'decide-approval', caseId, outcome: 'returned', reason: '退回' },
      { type: 'decide-approval', caseId, outcome: 'refused', reason: '不同意' },
      { type: 'resubmit', proposal: { reason: '重新提交', unit }, flow },
      { type: 'withdraw', reason: '撤回' },
      { type: 'record-keys-destroyed', certificates: [] },
      propose(),
    ),
  },
);

const step = fc.record({ command, facts: fc.record({ at: fc.constant(now), actor: somebody }) });
type Step = typeof step extends fc.Arbitrary<infer Inner> ? Inner : never;

/** The straight way, of which a history goes a part before anything may happen. */
const straight: readonly Step[] = [
  { command: approve, facts: { at: now, actor: proposer } },
  { command: recordIt(), facts: { at: now, actor: recorder } },
  { command: { type: 'confirm' }, facts: { at: now, actor: firstWitness } },
];
const history = fc
  .tuple(
    fc.constantFrom(paperSeal, electronicSeal),
    fc.integer({ min: 0, max: straight.length }),
    fc.array(step, { maxLength: 40 }),
  )
  .map(([seal, first, rest]) => [seal, [...straight.slice(0, first), ...rest]] as const);

type Lived = typeof history extends fc.Arbitrary<infer Inner> ? Inner : never;
type Look = (seen: {
  readonly command: DestructionCommand;
  readonly actor: string;
  readonly ok: boolean;
  readonly before: Destruction;
  readonly after: Destruction;
}) => void;

/** Lives through a history that begins with a proposal; `look` sees every step. */
function live([seal, steps]: Lived, look: Look = () => undefined) {
  const story = beginStory(destructionDecider);
  story.attempt(propose(seal), { at: now, actor: proposer });
  for (const { command, facts } of steps) {
    const before = story.state;
    const { ok } = story.attempt(command, facts);
    if (before !== undefined && story.state !== undefined) {
      look({ command, actor: facts.actor, ok, before, after: story.state });
    }
  }
  return story;
}

const runs = { numRuns: 800 };
const FINAL = new Set<DestructionState>(['refused', 'withdrawn', 'completed']);
const ENDED = new Set<DestructionState>(['destroying-keys', 'completed']);

describe('whatever happens in a destruction', () => {
  it('is what its history alone gives', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const story = live(lived);
        expect(story.replayed()).toEqual(story.state);
      }),
      runs,
    );
  });

  it('ends for good, and a refused command changes nothing', () => {
    const met = new Set<DestructionState>();
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ ok, before, after }) => {
          met.add(before.state);
          if (FINAL.has(before.state)) expect(ok).toBe(false);
          if (!ok) expect(after).toBe(before);
        });
      }),
      { numRuns: 3000 },
    );
    // Otherwise the laws would hold because nothing got that far.
    expect([...met].toSorted()).toEqual([...destructionStates].toSorted());
  });

  it('R7.2.1 is carried out after its approval only', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const { history: events } = live(lived);
        const at = (type: string) => events.findIndex(({ event }) => event.type === type);
        const first = at('destruction.carried-out');
        if (first < 0) return;
        expect(at('destruction.approved')).toBeGreaterThan(0);
        expect(at('destruction.approved')).toBeLessThan(first);
      }),
      runs,
    );
  });

  it('R7.2.2 is watched by two people who neither asked for it, wrote it down, nor held the seal, each for themself', () => {
    let ended = 0;
    fc.assert(
      fc.property(history, (lived) => {
        const story = live(lived, ({ command, actor, ok, before, after }) => {
          // Whoever could be asked to watch is somebody else already when it is written down.
          if (ok && command.type === 'record') {
            for (const one of after.record?.witnessIds ?? []) {
              expect([proposer, actor, custodian, command.custodianId]).not.toContain(one);
            }
          }
          const confirms = ok && command.type === 'confirm';
          if (confirms) expect(before.record?.witnessIds).toContain(actor);
          const more = (after.record?.confirmations.length ?? 0) > (before.record?.confirmations.length ?? 0);
          expect(more).toBe(confirms);
        });
        const { state } = story;
        if (state === undefined || !ENDED.has(state.state)) return;
        ended += 1;
        const watched = new Set(state.record?.confirmations.map(({ by }) => by));
        expect(watched.size).toBe(2);
        for (const barred of [proposer, state.record?.recordedBy, custodian]) {
          expect(watched.has(barred ?? '')).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
    expect(ended).toBeGreaterThan(20);
  });

  it('R7.2.3 is complete with its certificate on file, or with the keys destroyed by the sealer', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const { state } = live(lived);
        if (state?.state !== 'completed') return;
        expect(state.seal.medium === 'physical' ? state.certificate : state.keys).not.toBeNull();
        expect(state.completedAt).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });
});
