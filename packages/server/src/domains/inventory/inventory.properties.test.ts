import { inventoryStates, type InventoryState, type SealCount } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory } from '../../../../../tests/support/story.ts';
import {
  administrator,
  auditor,
  close,
  elsewhere,
  excused,
  found,
  holder,
  list,
  missing,
  now,
  open,
  opener,
  otherHolder,
  successor,
} from './inventory.examples.ts';
import { inventoryDecider, type InventoryCommand, type InventoryCount } from './inventory.ts';

const somebody: fc.Arbitrary<string> = fc.constantFrom(opener, holder, otherHolder, administrator, auditor, successor);
const sealId = fc.constantFrom(...list.map((one) => one.sealId), opener);
const what: fc.Arbitrary<SealCount> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(found()) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<SealCount[]>(
      elsewhere,
      missing,
      excused,
      found({ legible: false, remark: '磨损' }),
      found({ heldBy: successor, remark: '代管' }),
      found({ legible: false }),
    ),
  },
);

const command: fc.Arbitrary<InventoryCommand> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('count' as const), sealId, count: what }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('correct' as const), sealId, count: what, reason: fc.constant('更正') }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('move-seal' as const), sealId, to: somebody }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('send-back' as const),
      sealIds: fc.array(sealId, { minLength: 1, maxLength: 2 }),
      reason: fc.constant('复盘'),
    }),
  },
  { weight: 3, arbitrary: fc.constant(close) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<InventoryCommand[]>(
      { type: 'cancel', reason: '取消' },
      { type: 'record-surplus', surplus: { what: '旧章', place: '仓库', remark: null } },
      open(),
    ),
  },
);
const history = fc.array(fc.record({ command, actor: somebody }), { maxLength: 30 });
type Steps = typeof history extends fc.Arbitrary<infer Inner> ? Inner : never;

interface Seen {
  readonly command: InventoryCommand;
  readonly actor: string;
  readonly ok: boolean;
  readonly before: InventoryCount;
  readonly after: InventoryCount;
}

/** Lives through a history that begins with an opening; `look` sees every step. */
function live(steps: Steps, look: (seen: Seen) => void = () => undefined) {
  const story = beginStory(inventoryDecider);
  story.attempt(open(), { at: now, actor: opener });
  for (const { command: next, actor } of steps) {
    const before = story.state;
    const { ok } = story.attempt(next, { at: now, actor });
    const after = story.state;
    if (before !== undefined && after !== undefined) look({ command: next, actor, ok, before, after });
  }
  return story;
}

const holds = (law: (steps: Steps) => void, numRuns = 500) => fc.assert(fc.property(history, law), { numRuns });

describe('whatever happens in a count', () => {
  it('is what its history alone gives', () => {
    holds((steps) => {
      const story = live(steps);
      expect(story.replayed()).toEqual(story.state);
    });
  });

  it('R2.2.3 never changes the list of what should be there', () => {
    holds((steps) => {
      live(steps, ({ after }) => expect(after.items.map(({ listed }) => listed)).toEqual(list));
    });
  });

  it('counts every seal at most once in a round, and loses nothing that was written down', () => {
    holds((steps) => {
      live(steps, ({ command: next, ok, before, after }) => {
        for (const [place, item] of after.items.entries()) {
          const old = before.items[place];
          const written = (one: typeof item | undefined) =>
            one === undefined ? [] : [...one.earlier, ...(one.tally === null ? [] : [one.tally])];
          expect(written(item).slice(0, written(old).length)).toEqual(written(old));
          const counts = ok && next.type === 'count' && next.sealId === item.listed.sealId;
          if (counts) expect(old?.tally).toBeNull();
        }
      });
    });
  });

  it('R2.2.3 is closed with everything counted or explained, by somebody who neither counted nor holds any of it', () => {
    const met = new Set<InventoryState>();
    holds((steps) => {
      const { state, history: events } = live(steps, ({ ok, before, after }) => {
        met.add(after.state);
        if (!ok) expect(after).toBe(before);
        if (before.state !== 'open') expect(after).toBe(before);
      });
      if (state?.state !== 'closed') return;
      const signer = state.ending?.by;
      const wrote = events.filter(({ event }) => /counted|corrected|surplus/.test(event.type));
      expect(wrote.map(({ meta }) => meta.actor)).not.toContain(signer);
      for (const { listed, holderId, tally } of state.items) {
        expect(tally).not.toBeNull();
        expect([listed.custodianId, holderId]).not.toContain(signer);
      }
    }, 1500);
    // Otherwise the laws would hold because nothing got that far.
    expect([...met].toSorted()).toEqual([...inventoryStates].toSorted());
  });
});
