import { useRequestStates, type DraftContent, type UseRequestState } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import { checkSubmission } from './submission.ts';
import {
  approve,
  board,
  colleague,
  completeDraft,
  flow,
  known,
  knownWithSeal,
  requester,
  requestId,
  sales,
  saveDraft,
  submit,
  withItem,
  withSeal,
} from './use-request.examples.ts';
import { useRequestDecider, type UseRequestCommand } from './use-request.ts';

const START = Date.parse('2026-11-23T08:00:00.000Z');
const DAY = 86_400_000;

const draft = fc.constantFrom<DraftContent>(
  completeDraft,
  { ...completeDraft, title: '' },
  withItem({ copies: 2 }),
  withSeal({ impressions: 5 }),
);

const command: fc.Arbitrary<UseRequestCommand> = fc.oneof(
  draft.map(saveDraft),
  { arbitrary: fc.constant(submit), weight: 4 },
  fc.constant<UseRequestCommand>({ ...submit, known: knownWithSeal({ state: 'suspended' }) } as UseRequestCommand),
  { arbitrary: fc.constant(approve), weight: 3 },
  fc.constantFrom('returned' as const, 'refused' as const).map((outcome): UseRequestCommand => ({
    type: 'decide-approval',
    caseId: flow.caseId,
    outcome,
    reason: '理由',
  })),
  fc.constant<UseRequestCommand>({ ...approve, caseId: requestId } as UseRequestCommand),
  fc.constantFrom('withdraw' as const, 'void' as const).map((type): UseRequestCommand => ({ type, reason: '理由' })),
  fc
    .constantFrom('expire' as const, 'start-sealing' as const, 'complete-sealing' as const)
    .map((type): UseRequestCommand => ({ type })),
);

/** Commands in the order of time; most by the requester, so that histories get somewhere. */
const history = fc
  .array(
    fc.record({
      command,
      actor: fc.oneof({ arbitrary: fc.constant(requester), weight: 5 }, fc.constant(colleague)),
      days: fc.oneof({ arbitrary: fc.constant(0), weight: 6 }, fc.integer({ min: 1, max: 40 })),
    }),
    { maxLength: 25 },
  )
  .map((steps) => {
    let time = START;
    return steps.map(({ command, actor, days }) => {
      time += days * DAY + 1;
      return { command, facts: { at: new Date(time).toISOString(), actor } };
    });
  });

/** Histories that must always be among those tried: chance alone completes a request, or lets one lapse, not in every run. */
const straightThrough = [submit, approve, { type: 'start-sealing' }, { type: 'complete-sealing' }].map(
  (command, index) => ({
    command: command as UseRequestCommand,
    facts: { at: new Date(START + index + 1).toISOString(), actor: requester },
  }),
);

const lapsing = [submit, approve, { type: 'expire' }].map((command, index) => ({
  command: command as UseRequestCommand,
  facts: { at: new Date(START + index * 31 * DAY + 1).toISOString(), actor: requester },
}));

/** A planned time far off, so that time passing does not stop every submission. */
const begin = () => {
  const story = beginStory(useRequestDecider);
  story.attempt(saveDraft({ ...completeDraft, plannedAt: '2030-01-01T00:00:00.000Z' }), {
    at: new Date(START).toISOString(),
    actor: requester,
  });
  return story;
};

const terminal = new Set<UseRequestState>(['refused', 'withdrawn', 'completed', 'expired', 'voided']);

/** The states that may follow another one: the diagram in the README, as data. */
const next: Readonly<Record<UseRequestState, readonly UseRequestState[]>> = {
  draft: ['draft', 'submitted', 'withdrawn'],
  submitted: ['approved', 'returned', 'refused', 'withdrawn'],
  returned: ['returned', 'submitted', 'withdrawn'],
  approved: ['sealing', 'voided', 'expired'],
  sealing: ['completed', 'expired'],
  refused: [],
  withdrawn: [],
  completed: [],
  expired: [],
  voided: [],
};

describe('whatever happens to a use request', () => {
  it('is what its history alone gives', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = begin();
        for (const { command, facts } of steps) story.attempt(command, facts);
        expect(story.replayed()).toEqual(story.state);
      }),
    );
  });

  it('moves only along the diagram, and what is terminal stays', () => {
    const seen = new Set<UseRequestState>();
    fc.assert(
      fc.property(history, (steps) => {
        const story = begin();
        for (const { command, facts } of steps) {
          const before = story.state?.state ?? 'draft';
          const decision = story.attempt(command, facts);
          const now = story.state?.state ?? 'draft';
          seen.add(now);
          if (decision.ok) expect(next[before]).toContain(now);
          if (terminal.has(before)) expect(decision.ok).toBe(false);
        }
      }),
      { numRuns: 1500, examples: [[straightThrough], [lapsing]] },
    );
    expect([...seen].toSorted()).toEqual([...useRequestStates].toSorted());
  });

  it('R6.3.1 starts sealing only within the validity of an approval', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = begin();
        for (const { command, facts } of steps) {
          const { approvedAt, validUntil } = story.state ?? {};
          if (!story.attempt(command, facts).ok || command.type !== 'start-sealing') continue;
          expect(approvedAt && validUntil && approvedAt <= facts.at && facts.at < validUntil).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lets only its requester write, submit and withdraw; number and requester never change', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = begin();
        for (const { command, facts } of steps) {
          const number = story.state?.number;
          const { ok } = story.attempt(command, facts);
          if (ok && ['save-draft', 'submit', 'withdraw'].includes(command.type)) expect(facts.actor).toBe(requester);
          if (number) expect(story.state?.number).toBe(number);
          expect(story.state?.requesterId).toBe(requester);
        }
      }),
    );
  });

  it('keeps what was submitted for approval: a later draft changes nothing in it', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = begin();
        for (const { command, facts } of steps) {
          const before = story.state?.submission;
          story.attempt(command, facts);
          if (command.type !== 'submit') expect(story.state?.submission).toBe(before);
        }
      }),
    );
  });

  it('stays as it was after a refused command', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = begin();
        for (const { command, facts } of steps) {
          const [before, length] = [story.state, story.history.length];
          if (story.attempt(command, facts).ok) continue;
          expect(story.state).toBe(before);
          expect(story.history).toHaveLength(length);
        }
      }),
    );
  });
});

describe('whatever a draft holds', () => {
  const word = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom('', ' ', '合同'));
  const anyDraft: fc.Arbitrary<DraftContent> = fc.record({
    title: word,
    purpose: word,
    departmentId: fc.constantFrom(sales, board, null),
    plannedAt: fc.constantFrom('2026-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z', null),
    attachments: fc.constantFrom<string[]>([], [requester]),
    items: fc.array(
      fc.record({
        documentId: fc.constantFrom(...Object.keys(known.documents), requester, null),
        name: word,
        number: word,
        kind: fc.constantFrom('contract' as const, null),
        importance: fc.constantFrom('ordinary' as const, null),
        copies: fc.oneof(fc.constant(null), fc.constant(1), fc.double({ noNaN: true, noDefaultInfinity: true })),
        amount: fc.option(
          fc.record({ amount: fc.oneof(word, fc.constant('12.50')), currency: fc.constant('CNY' as const) }),
        ),
        counterparty: word,
        seals: fc.array(
          fc.record({
            sealId: fc.constantFrom(...Object.keys(known.seals), requester, null),
            medium: fc.constantFrom('physical' as const, 'electronic' as const, null),
            impressions: fc.oneof(fc.constant(null), fc.integer({ min: -2, max: 1200 })),
            straddle: fc.boolean(),
            positions: fc.constantFrom<DraftContent['items'][number]['seals'][number]['positions']>(
              [],
              [{ kind: 'straddle', side: 'right', fromPage: 1, toPage: 2, alongMm: 10 }],
            ),
          }),
          { maxLength: 3 },
        ),
      }),
      { maxLength: 3 },
    ),
  });

  it('is either complete or gets issues that point at fields that exist', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        const checked = checkSubmission(draft, known, new Date(START).toISOString(), requester);
        if (checked.complete) {
          expect(checked.content.items.length).toBeGreaterThan(0);
          for (const item of checked.content.items) expect(known.documents).toHaveProperty(item.documentId);
          return;
        }
        expect(checked.issues.length).toBeGreaterThan(0);
        for (const { pointer } of checked.issues) {
          const parent = pointer.split('/').slice(1, -1);
          expect(typeof parent.reduce<unknown>((inner, step) => Object(inner)[step], draft)).toBe('object');
        }
      }),
    );
  });
});
