import fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import { sealDecider, type SealCommand } from '../seals/index.ts';
import { custodyChain } from './custody-chain.ts';
import { administrator, earlierId, giver, receiver, stranger, witness } from './handover.examples.ts';

const sealId = '0190a000-0000-7000-8000-000000000060';
const DAY = 86_400_000;
const START = Date.parse('2026-01-01T00:00:00.000Z');
const instant = (milliseconds: number): string => new Date(START + milliseconds).toISOString();

const register: SealCommand = {
  type: 'register',
  id: sealId,
  custodianActive: true,
  uniqueness: { nameTaken: false, codeTaken: false },
  description: {
    entityId: earlierId,
    name: '合同专用章',
    kind: 'contract',
    medium: 'physical',
    size: { shape: 'round', widthMm: 40, heightMm: 40 },
    inscription: '合同专用章',
    code: null,
    material: null,
    activatedOn: '2024-05-06',
    custodianId: giver,
    place: '保险柜',
    papers: [],
  },
};

const command: fc.Arbitrary<SealCommand> = fc.oneof(
  fc.record({
    type: fc.constant('change-custodian' as const),
    custodianId: fc.constantFrom(giver, receiver, witness, stranger),
    custodianActive: fc.boolean(),
    reason: fc.constant('交接'),
    handoverId: fc.constantFrom(undefined, earlierId),
  }),
  fc.record({ type: fc.constantFrom('suspend', 'resume', 'recall'), reason: fc.constant('事由') }),
);

/** Steps with the time that passes before each; sometimes none, sometimes the clock is set back. */
const steps = fc.array(
  fc.record({
    command,
    wait: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 0, max: DAY }) }, fc.constantFrom(0, -DAY)),
  }),
  { maxLength: 30 },
);

it('R5.1.1 R5.2.2 for every instant from the registration on exactly one person is responsible', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.integer({ min: 0, max: 40 * DAY }), { maxLength: 20 }), (made, moments) => {
      const story = beginStory(sealDecider);
      let clock = 0;
      story.attempt(register, { at: instant(0), actor: administrator });
      for (const { command: asked, wait } of made) {
        clock = Math.max(0, clock + wait);
        story.attempt(asked, { at: instant(clock), actor: administrator });
      }
      const chain = custodyChain(story.history.map(({ event, meta }) => ({ event, at: meta.at })));

      // Adjacent, without gap or overlap, from the registration to now.
      expect(chain[0]).toMatchObject({ from: instant(0), began: 'registration', custodianId: giver });
      for (const [place, { from, until }] of chain.entries()) {
        expect(until).toBe(chain[place + 1]?.from ?? null);
        if (until !== null) expect(until >= from).toBe(true);
      }
      for (const at of [...moments.map(instant), ...chain.map(({ from }) => from)]) {
        const holders = chain.filter(({ from, until }) => from <= at && (until === null || at < until));
        expect(holders).toHaveLength(1);
      }

      // The last is the seal's custodian, and no change of hands is left out.
      expect(chain.at(-1)?.custodianId).toBe(story.state?.custodianId);
      const changes = story.history.filter(({ event }) => event.type === 'seal.custodian-changed');
      expect(chain).toHaveLength(changes.length + 1);
    }),
  );
});
