import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { definition, directory, facts, PEOPLE, REQUESTER } from './approval.arbitraries.ts';
import { answer } from './condition.ts';
import { resolveFlow } from './resolve.ts';

it('a resolved flow asks only people who are here, never the requester, each once, and enough of them', () => {
  let resolved = 0;
  fc.assert(
    fc.property(definition, directory, facts, (definition, directory, facts) => {
      const resolution = resolveFlow({ version: 1, definition }, facts, directory);
      if (!resolution.ok) return;
      resolved += 1;
      for (const { seats, mode } of resolution.flow.stages) {
        const people = seats.map(({ person }) => person);
        expect(people).not.toContain(REQUESTER);
        expect(people.every((person) => PEOPLE.includes(person) && directory.isActive(person))).toBe(true);
        expect(new Set(people).size).toBe(people.length);
        expect(people.length).toBeGreaterThanOrEqual(mode.kind === 'n-of-m' ? mode.n : 1);
      }
    }),
    { numRuns: 500 },
  );
  expect(resolved).toBeGreaterThan(100);
});

it('a resolved flow has every stage of the definition, asked or skipped by its condition, in order', () => {
  fc.assert(
    fc.property(definition, directory, facts, (definition, directory, facts) => {
      const resolution = resolveFlow({ version: 1, definition }, facts, directory);
      if (!resolution.ok) return;
      const skipped = new Set(resolution.flow.skipped.map(({ id }) => id));
      const asked = definition.stages.filter(({ id }) => !skipped.has(id)).map(({ id }) => id);
      expect(resolution.flow.stages.map(({ id }) => id)).toEqual(asked);
      for (const { because } of resolution.flow.skipped) expect(answer(because, facts)).toBe('no');
    }),
    { numRuns: 500 },
  );
});

it('a refusal names its stage', () => {
  fc.assert(
    fc.property(definition, directory, facts, (definition, directory, facts) => {
      const resolution = resolveFlow({ version: 1, definition }, facts, directory);
      if (resolution.ok || resolution.refusal.code === 'flow-all-skipped') return;
      expect(definition.stages.map(({ name }) => name.zh)).toContain(resolution.refusal.params?.['stage']);
    }),
    { numRuns: 500 },
  );
});
