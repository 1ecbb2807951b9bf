import { drawnFace } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { startingDesign } from './face-design.ts';

const entity = { name: '华信智联科技（杭州）有限公司', uscc: '91330106MA2B1C3D45', legalRepresentative: '赵明远' };
const round = { shape: 'round', widthMm: 40, heightMm: 40 } as const;
const code = '3301060012301';

test('a design starts from what is registered, and can be drawn as it is', () => {
  const design = startingDesign({ kind: 'official', size: round, code }, entity);
  expect(design).toEqual({ style: 'official', widthMm: 40, heightMm: 40, colour: 'red', name: entity.name, code });
  expect(drawnFace.safeParse(design).success).toBe(true);
});

test.each([
  [{ kind: 'finance', size: { shape: 'square', widthMm: 22, heightMm: 22 }, code }, { style: 'finance-square' }],
  [{ kind: 'official', size: { shape: 'ellipse', widthMm: 45, heightMm: 30 }, code }, { style: 'foreign' }],
  [
    { kind: 'invoice', size: round, code },
    { style: 'invoice', code: entity.uscc },
  ],
  [
    { kind: 'legal-representative', size: round, code },
    { style: 'legal-rep', name: '赵明远' },
  ],
] as const)('%# follows kind and shape', (seal, expected) => {
  expect(startingDesign(seal, entity)).toMatchObject(expected);
});

test('a name seal bears no code, and an unknown entity leaves the name open', () => {
  expect(startingDesign({ kind: 'legal-representative', size: round, code }, entity)).not.toHaveProperty('code');
  expect(startingDesign({ kind: 'official', size: round, code: null }, undefined)).not.toHaveProperty('name');
});
