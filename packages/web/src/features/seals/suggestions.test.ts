import { expect, test } from 'vitest';
import { suggest } from './suggestions.ts';

const entity = { name: '华信智联科技（杭州）有限公司', legalRepresentative: '赵明远' };

test('a form starts with what is usual for the kind of seal', () => {
  expect(suggest('official', '公章', entity)).toEqual({
    name: '公章',
    inscription: entity.name,
    size: { shape: 'round', widthMm: 40, heightMm: 40 },
  });
  expect(suggest('invoice', '发票专用章', entity)).toMatchObject({
    inscription: `${entity.name} 发票专用章`,
    size: { shape: 'ellipse', widthMm: 40, heightMm: 30 },
  });
  expect(suggest('legal-representative', '法定代表人章', entity).inscription).toBe('赵明远印');
});

test('what nobody can know is left to the person', () => {
  expect(suggest('official', '公章', undefined).inscription).toBeUndefined();
  expect(suggest('personal', '个人名章', entity)).toEqual({
    name: '个人名章',
    inscription: undefined,
    size: undefined,
  });
  const withoutName = { ...entity, legalRepresentative: null };
  expect(suggest('legal-representative', '法定代表人章', withoutName).inscription).toBeUndefined();
});
