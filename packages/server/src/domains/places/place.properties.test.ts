import { lackingProtections, type PlaceFacts } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginStory, refusedWith } from '../../../../../tests/support/story.ts';
import { sealDecider, type Seal } from '../seals/index.ts';
import { entityId, facts, now, notFireproof, office, responsible, safe } from './place.examples.ts';
import { placeDecider } from './place.ts';

const register = (id: string, about: PlaceFacts = safe) => ({ type: 'register', id, entityId, facts: about }) as const;

describe('a storage place', () => {
  it('R5.1.2 says what protects it, and what it lacks', () => {
    expect(lackingProtections(safe)).toEqual([]);
    expect(lackingProtections(notFireproof)).toEqual(['fire']);
  });

  it('is refused a name that is taken, and somebody who is not there', () => {
    const story = beginStory(placeDecider);
    expect(refusedWith(story.attempt(register('p'), facts({ nameTaken: true })))).toBe('place-name-taken');
    const gone = story.attempt(register('p'), facts({ responsibleActive: false }));
    expect(refusedWith(gone)).toBe('place-responsible-not-active');
    story.attempt(register('p'), facts());
    // Who was responsible may have left since; that is no reason to leave a mistake as it is.
    const corrected = { type: 'correct', facts: { ...safe, location: '总部 3 楼 302 室' } } as const;
    expect(refusedWith(story.attempt(corrected, facts({ responsibleActive: false })))).toBeUndefined();
    expect(refusedWith(story.attempt(corrected, facts()))).toBe('place-nothing-corrected');
  });
});

/** Some places and seals that people move about: what the write path does under the lock of the place, without a database. */
const PLACES = ['a', 'b', 'c'];
const SEALS = ['1', '2', '3', '4', '5'];

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant('put' as const),
      seal: fc.constantFrom(...SEALS),
      place: fc.constantFrom(...PLACES),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('lose' as const), seal: fc.constantFrom(...SEALS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('correct' as const),
      place: fc.constantFrom(...PLACES),
      capacity: fc.integer({ min: 1, max: 3 }),
      fire: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('close' as const), place: fc.constantFrom(...PLACES) }) },
);

it('R5.1.2 never holds more than it can, and nothing once it is given up; its history says the same', () => {
  let full = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (steps) => {
      const places = new Map(PLACES.map((id) => [id, beginStory(placeDecider)]));
      const seals = new Map(SEALS.map((id) => [id, beginStory(sealDecider)]));
      for (const [id, story] of places) story.attempt(register(id, { ...safe, capacity: 1 }), facts());
      for (const [id, story] of seals) story.attempt(registerSeal(id), { at: now, actor: office });
      const occupied = (id: string): number =>
        [...seals.values()].filter(({ state }) => state?.placed?.placeId === id).length;

      for (const one of steps) {
        const place = 'place' in one ? places.get(one.place)! : undefined;
        const seal = 'seal' in one ? seals.get(one.seal)! : undefined;
        if (one.what === 'put') {
          const { id, name, state, capacity } = place!.state!;
          const at = { id, name, open: state === 'open', capacity, occupied: occupied(id), within: true };
          const into = { ...at, protected: lackingProtections(place!.state!).length === 0 };
          const put = { type: 'put-in-place', into, detail: null, despite: '临时存放' } as const;
          if (refusedWith(seal!.attempt(put, { at: now, actor: responsible })) === 'place-full') full += 1;
        } else if (one.what === 'lose') {
          const report = { kind: 'lost', lastSeenAt: now, place: null, circumstances: '遗失' } as const;
          seal!.attempt({ type: 'report-loss', report }, { at: now, actor: responsible });
        } else {
          const around = facts({ occupied: occupied(one.place) });
          const about = one.what === 'correct' ? (one.fire ? safe : notFireproof) : safe;
          place!.attempt(
            one.what === 'close'
              ? { type: 'close', reason: '搬迁' }
              : { type: 'correct', facts: { ...about, capacity: one.capacity } },
            around,
          );
        }
        for (const [id, { state }] of places) {
          expect(occupied(id)).toBeLessThanOrEqual(state!.state === 'open' ? state!.capacity : 0);
        }
      }
      for (const story of [...places.values(), ...seals.values()]) expect(story.replayed()).toEqual(story.state);
    }),
    { numRuns: 300 },
  );
  expect(full).toBeGreaterThan(50);
});

function registerSeal(id: string) {
  const description: Omit<Seal, 'id' | 'state' | 'face' | 'key' | 'suspension'> = {
    entityId,
    name: `印章 ${id}`,
    kind: 'business',
    medium: 'physical',
    size: { shape: 'round', widthMm: 40, heightMm: 40 },
    inscription: '业务专用章',
    code: null,
    material: null,
    activatedOn: '2024-05-06',
    custodianId: responsible,
    place: '办公室',
    papers: [],
  };
  const uniqueness = { nameTaken: false, codeTaken: false };
  return { type: 'register', id, description, custodianActive: true, uniqueness } as const;
}
