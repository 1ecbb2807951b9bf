import { sealStates, type SealingState } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import type { Circumstances } from './checks.ts';
import {
  approver,
  but,
  close,
  confirm,
  create,
  custodian,
  electronicOrder,
  inOrder,
  now,
  paperOrder,
  positions,
  registerUse,
  requester,
  sealed,
  sealedDigest,
  start,
  successor,
  validUntil,
} from './sealing.examples.ts';
import { sealingDecider, type Sealing, type SealingCommand, type SealingOrder } from './sealing.ts';

/** Mostly everything in order; else one thing out of it. */
const circumstances: fc.Arbitrary<Circumstances> = fc.oneof(
  { arbitrary: fc.constant(inOrder), weight: 12 },
  fc.constantFrom(
    but({ seal: { state: 'suspended' } }),
    but({ seal: { custodianId: successor } }),
    but({ seal: { key: null } }),
    but({ request: { state: 'voided' } }),
    but({ request: { requesterId: custodian } }),
    but({ approverIds: [approver, custodian] }),
    but({ document: { sha256: sealedDigest } }),
    but({ document: { newest: 'f'.repeat(64) } }),
    but({ document: { busy: true } }),
  ),
);
const nonce = fc.constantFrom('1'.repeat(32), '2'.repeat(32));

const command: fc.Arbitrary<SealingCommand> = fc.oneof(
  fc.tuple(circumstances, fc.integer({ min: 0, max: 2 })).map(([around, n]) => confirm(around, positions.slice(0, n))),
  fc.tuple(circumstances, nonce).map(([around, attempt]) => start(around, attempt)),
  fc.tuple(circumstances, nonce).map(([around, attempt]) => sealed(around, {}, attempt)),
  nonce.map((attempt): SealingCommand => ({ type: 'failed', nonce: attempt, reason: '重试' })),
  {
    arbitrary: fc
      .tuple(circumstances, fc.integer({ min: -1, max: 5 }))
      .map(([around, impressions]) => registerUse({ impressions, copies: 1 }, around)),
    weight: 2,
  },
  circumstances.map(close),
  fc.constant<SealingCommand>({ type: 'cancel', because: 'request-voided' }),
);

const step = fc.record({
  command,
  facts: fc.record({
    at: fc.oneof({ arbitrary: fc.constant(now), weight: 9 }, fc.constant(validUntil)),
    actor: fc.oneof({ arbitrary: fc.constant(custodian), weight: 8 }, fc.constantFrom(successor, requester, approver)),
  }),
});

const history = fc.tuple(fc.constantFrom(electronicOrder, paperOrder), fc.array(step, { maxLength: 25 }));

type Step = typeof step extends fc.Arbitrary<infer Inner> ? Inner : never;
type Lived = readonly [SealingOrder, readonly Step[]];

/** Lives through a history; `look` sees every step with the task before and after it. */
function live([order, steps]: Lived, look: Look) {
  const story = beginStory(sealingDecider);
  story.attempt(create(order), { at: now, actor: custodian });
  for (const { command, facts } of steps) {
    const before = story.state;
    if (before === undefined) throw new Error('the task exists');
    const decision = story.attempt(command, facts);
    if (story.state !== undefined) look({ command, facts, decision, before, after: story.state });
  }
  return story;
}
type Look = (seen: {
  readonly command: SealingCommand;
  readonly facts: { readonly at: string; readonly actor: string };
  readonly decision: ReturnType<typeof sealingDecider.decide>;
  readonly before: Sealing;
  readonly after: Sealing;
}) => void;

const runs = { numRuns: 600 };

describe('whatever happens to a sealing task', () => {
  it('is what its history alone gives', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const story = live(lived, () => undefined);
        expect(story.replayed()).toEqual(story.state);
      }),
    );
  });

  it('R6.3.1 uses at most the approved impressions, counted from the entries', () => {
    fc.assert(
      fc.property(history, (lived) => {
        const story = live(lived, ({ after }) => expect(after.used).toBeLessThanOrEqual(after.approvedImpressions));
        const counted = story.history.reduce((sum, { event }) => {
          if (event.type === 'sealing.use-registered') return sum + event.use.impressions;
          return event.type === 'sealing.sealed' ? sum + event.impressions : sum;
        }, 0);
        expect(story.state?.used).toBe(counted);
      }),
      runs,
    );
  });

  it('never stamps with a suspended seal, out of validity, or on other bytes', () => {
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ command, facts, decision }) => {
          if (!decision.ok || !('circumstances' in command)) return;
          const { seal, request, document } = command.circumstances;
          expect(seal.state).toBe('active');
          expect(facts.at < (request.validUntil ?? '')).toBe(true);
          expect(document.sha256).toBe(lived[0].sha256);
        });
      }),
      runs,
    );
  });

  it('never stamps with a seal that is out of use in any way: suspended, lost, recalled, put away, destroyed', () => {
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ command, facts, before }) => {
          if (!('circumstances' in command)) return;
          const { circumstances: around } = command;
          for (const state of sealStates.filter((one) => one !== 'active')) {
            const gone = { ...command, circumstances: { ...around, seal: { ...around.seal, state } } };
            expect(sealingDecider.decide(before, gone, facts).ok).toBe(false);
          }
        });
      }),
      runs,
    );
  });

  it('keeps custodian, requester and approvers apart', () => {
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ command, facts, decision, before }) => {
          if (!decision.ok || !('circumstances' in command)) return;
          const { seal, request, approverIds } = command.circumstances;
          // A result counts for the person who started, whoever brings it: after a crash that is the system.
          const person = command.type === 'sealed' ? before.attempt?.by : facts.actor;
          expect(person).toBe(seal.custodianId);
          expect([request.requesterId, ...approverIds]).not.toContain(person);
        });
      }),
      runs,
    );
  });

  it('has at most one outstanding attempt, and seals only by its nonce', () => {
    fc.assert(
      fc.property(history, (lived) => {
        let open: string | null = null;
        live(lived, ({ command, decision, after }) => {
          if (decision.ok) {
            if (command.type === 'start') {
              expect(open).toBeNull();
              open = command.nonce;
            } else if (command.type === 'sealed' || command.type === 'failed') {
              expect(command.nonce).toBe(open);
              open = null;
            } else if (command.type === 'cancel') open = null;
          }
          expect(after.attempt?.nonce ?? null).toBe(open);
          expect(after.state === 'sealing').toBe(open !== null);
        });
      }),
      runs,
    );
  });

  it('is sealed at most once, and ends for good', () => {
    const ends = new Set<SealingState>();
    fc.assert(
      fc.property(history, (lived) => {
        const story = live(lived, ({ before, after, decision }) => {
          if (before.state !== 'done' && before.state !== 'cancelled') return;
          ends.add(before.state);
          expect(decision.ok).toBe(false);
          expect(after).toBe(before);
        });
        expect(story.history.filter(({ event }) => event.type === 'sealing.sealed').length).toBeLessThanOrEqual(1);
      }),
      runs,
    );
    expect([...ends].toSorted()).toEqual(['cancelled', 'done']);
  });

  it('stays as it was after a refused command', () => {
    fc.assert(
      fc.property(history, (lived) => {
        live(lived, ({ decision, before, after }) => {
          if (!decision.ok) expect(after).toBe(before);
        });
      }),
    );
  });
});
