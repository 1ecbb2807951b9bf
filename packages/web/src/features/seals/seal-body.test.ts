import { expect, test } from 'vitest';
import { sealFacts } from './seal-body.ts';

test('what was left empty is sent as null, so that a correction can empty it', () => {
  expect(sealFacts({ name: '公章' })).toEqual({ name: '公章', code: null, material: null, place: null, papers: [] });
});

test('a round seal is as high as wide, whatever height an earlier shape left behind', () => {
  const round = { shape: 'round', widthMm: 42, heightMm: 30 } as const;
  expect(sealFacts({ size: round }).size).toEqual({ ...round, heightMm: 42 });
  const ellipse = { shape: 'ellipse', widthMm: 40, heightMm: 30 } as const;
  expect(sealFacts({ size: ellipse }).size).toEqual(ellipse);
});
