import { sealStates, type SealState } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import {
  administrator,
  contractSeal,
  custodian,
  electronicSeal,
  face,
  key,
  loss,
  now,
  register,
  successor,
} from './seal.examples.ts';
import { isUsable, sealDecider, type SealCommand } from './seal.ts';

const uniqueness = fc.record({ nameTaken: fc.boolean(), codeTaken: fc.boolean() });
const custodianId = fc.constantFrom(custodian, successor, administrator);
const description = fc.constantFrom(contractSeal, electronicSeal);

const command: fc.Arbitrary<SealCommand> = fc.oneof(
  description.map(register),
  fc.record({
    type: fc.constant('correct' as const),
    changes: fc.record(
      {
        place: fc.constantFrom('保险柜', null),
        kind: fc.constantFrom('official' as const, 'contract' as const),
        size: fc.constantFrom(40, 46, 58).map((mm) => ({ shape: 'round' as const, widthMm: mm, heightMm: mm })),
      },
      { requiredKeys: [] },
    ),
    reason: fc.constant('更正'),
    uniqueness,
  }),
  fc.record({
    type: fc.constant('change-custodian' as const),
    custodianId,
    custodianActive: fc.boolean(),
    reason: fc.constant('交接'),
  }),
  fc.record({ type: fc.constantFrom('suspend', 'resume', 'record-found', 'recall'), reason: fc.constant('事由') }),
  fc
    .constantFrom('lost', 'stolen', 'damaged')
    .map((kind) => ({ type: 'report-loss' as const, report: { ...loss, kind } })),
  fc.record({
    type: fc.constant('seal-away' as const),
    storage: fc.record({ place: fc.constant('档案室'), countersignedBy: fc.constantFrom(null, successor) }),
    countersignerActive: fc.boolean(),
  }),
  fc
    .constantFrom('a', 'c')
    .map((digit) => ({ type: 'set-face' as const, face: { ...face, sha256: digit.repeat(64) } })),
  fc.constantFrom('b', 'd').map((digit) => ({
    type: 'bind-key' as const,
    key: { ...key, certificateSha256: digit.repeat(64) },
  })),
);

const step = fc.record({
  command,
  facts: fc.record({
    at: fc.constantFrom('2026-11-23T08:00:00.000Z', '2028-06-01T00:00:00.000Z'),
    actor: fc.constantFrom(administrator, custodian, successor),
  }),
});

/** Every history begins with a registration, so that most commands meet a seal. */
const history = fc
  .tuple(description, fc.array(step, { maxLength: 30 }))
  .map(([first, rest]) => [
    { command: register(first), facts: { at: '2026-11-23T08:00:00.000Z', actor: administrator } },
    ...rest,
  ]);

/** By administrators and about the state alone, so that histories reach its late ones; a loss is rarer, as it ends them. */
const endOfLife = fc.array(
  fc.record({
    command: fc.oneof(
      {
        weight: 8,
        arbitrary: fc
          .constantFrom('suspend' as const, 'resume' as const, 'record-found' as const, 'recall' as const)
          .map((type): SealCommand => ({ type, reason: '事由' })),
      },
      {
        weight: 2,
        arbitrary: fc.constant<SealCommand>({
          type: 'seal-away',
          storage: { place: '档案室', countersignedBy: null },
          countersignerActive: false,
        }),
      },
      {
        weight: 6,
        arbitrary: fc
          .record({
            type: fc.constantFrom(
              ...(['begin-destruction', 'begin-destruction', 'drop-destruction', 'destroy', 'destroy'] as const),
            ),
            destructionId: fc.constantFrom('first', 'first', 'first', 'second'),
          })
          .map((step): SealCommand => step),
      },
      {
        weight: 1,
        arbitrary: fc
          .constantFrom('lost' as const, 'damaged' as const)
          .map((kind): SealCommand => ({ type: 'report-loss', report: { ...loss, kind } })),
      },
    ),
    facts: fc.record({ at: fc.constant(now), actor: fc.constantFrom(administrator, successor) }),
  }),
  { maxLength: 30 },
);

describe('whatever happens to a seal', () => {
  it('is what its history alone gives', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(sealDecider);
        for (const { command, facts } of steps) story.attempt(command, facts);
        expect(story.replayed()).toEqual(story.state);
      }),
    );
  });

  it('R5.1.1 has a custodian, who is never the one that named them', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(sealDecider);
        for (const { command, facts } of steps) {
          const before = story.state?.custodianId;
          story.attempt(command, facts);
          const after = story.state?.custodianId;
          expect(after).toBeDefined();
          if (after !== before) expect(after).not.toBe(facts.actor);
        }
      }),
    );
  });

  it('R5.1.1 is changed by its custodian in these ways only: suspended, or reported lost or damaged', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(sealDecider);
        for (const { command, facts } of steps) {
          const holder = story.state?.custodianId;
          const { ok } = story.attempt(command, facts);
          if (ok && facts.actor === holder) expect(['suspend', 'report-loss']).toContain(command.type);
        }
      }),
    );
  });

  it('is taken into use again by somebody else than the one who took it out', () => {
    let resumed = 0;
    fc.assert(
      fc.property(endOfLife, (steps) => {
        const story = beginStory(sealDecider);
        story.attempt(register(), { at: now, actor: administrator });
        for (const { command, facts } of steps) {
          const by = story.state?.suspension?.by;
          if (!story.attempt(command, facts).ok || command.type !== 'resume') continue;
          resumed += 1;
          expect(facts.actor).not.toBe(by);
        }
      }),
    );
    expect(resumed).toBeGreaterThan(0);
  });

  it('R5.2.3 is out of use exactly when the reason is on record, and then not usable', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(sealDecider);
        for (const { command, facts } of steps) {
          story.attempt(command, facts);
          if (story.state === undefined) continue;
          const { state, suspension } = story.state;
          expect(state !== 'active').toBe(suspension !== null);
          if (state !== 'active') expect(isUsable(story.state, now)).toBe(false);
        }
      }),
    );
  });

  it('R5.2.3 R7.1.3 comes back from loss only to suspended, and from recall only by a loss or to its end', () => {
    const met = new Set<SealState>();
    fc.assert(
      fc.property(endOfLife, (steps) => {
        const story = beginStory(sealDecider);
        story.attempt(register(), { at: now, actor: administrator });
        for (const { command, facts } of steps) {
          const before = story.state?.state ?? 'active';
          story.attempt(command, facts);
          const after = story.state?.state ?? 'active';
          met.add(before);
          if (before === 'lost') expect(['lost', 'suspended']).toContain(after);
          if (before === 'recalled') expect(['recalled', 'sealed-away', 'lost', 'destroyed']).toContain(after);
          if (before === 'sealed-away') expect(['sealed-away', 'lost', 'destroyed']).toContain(after);
          // Where a seal lay is told as long as it lies there or is missed from there, and no longer.
          if (after !== 'sealed-away' && after !== 'lost') expect(story.state?.storage).toBeUndefined();
          if (after === 'sealed-away') expect(story.state?.storage).toBeDefined();
        }
      }),
      { numRuns: 1000 },
    );
    // Otherwise the law would hold because nothing got that far.
    expect([...met].toSorted()).toEqual([...sealStates].toSorted());
  });

  it('R7.2.1 is destroyed out of use only, by the destruction that was begun, and from then on changes no more', () => {
    let destroyed = 0;
    fc.assert(
      fc.property(endOfLife, (steps) => {
        const story = beginStory(sealDecider);
        story.attempt(register(), { at: now, actor: administrator });
        let begun: string | undefined;
        for (const { command, facts } of steps) {
          const before = story.state;
          const { ok } = story.attempt(command, facts);
          const after = story.state;
          if (after?.state === 'destroyed') expect(isUsable(after, now)).toBe(false);
          if (before?.state === 'destroyed') {
            expect(ok).toBe(false);
            expect(after).toBe(before);
          } else if (after?.state === 'destroyed') {
            destroyed += 1;
            expect(['suspended', 'recalled', 'sealed-away']).toContain(before?.state);
            expect(command).toEqual({ type: 'destroy', destructionId: begun });
          }
          // Between its beginning and its end nobody has taken the seal into use.
          if (begun !== undefined) expect(after?.state).not.toBe('active');
          if (ok && command.type === 'begin-destruction') begun = command.destructionId;
          if (ok && command.type === 'drop-destruction') begun = undefined;
        }
        expect(story.replayed()).toEqual(story.state);
      }),
      { numRuns: 3000 },
    );
    expect(destroyed).toBeGreaterThan(20);
  });

  it('is at most 45 mm if official, kept somewhere if physical, with a key only if electronic', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(sealDecider);
        for (const { command, facts } of steps) {
          story.attempt(command, facts);
          const seal = story.state;
          if (seal?.kind === 'official') expect(seal.size.widthMm).toBeLessThanOrEqual(45);
          if (seal?.medium === 'physical') expect([seal.place, seal.key]).toEqual([expect.any(String), null]);
        }
      }),
    );
  });

  it('stays as it was after a refused command', () => {
    fc.assert(
      fc.property(history, (steps) => {
        const story = beginStory(sealDecider);
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
