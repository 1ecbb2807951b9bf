import type { InventoryItemView } from '@yinxin/contract';
import { expect, test } from 'vitest';
import { readShown, shownItems } from './shown.ts';

const item = (name: string, counted: boolean, variances: InventoryItemView['variances'] = []) =>
  ({ name, count: counted ? {} : null, variances }) as unknown as InventoryItemView;

const items = [item('a', true), item('b', false), item('c', true, ['missing']), item('d', false)];
const names = (show: Parameters<typeof shownItems>[1]) => shownItems(items, show).map(({ name }) => name);

test('what is left to count comes first, and the list is narrowed by how far it has come', () => {
  expect(names(undefined)).toEqual(['b', 'd', 'a', 'c']);
  expect(names('left')).toEqual(['b', 'd']);
  expect(names('counted')).toEqual(['a', 'c']);
  expect(names('differing')).toEqual(['c']);
});

test('the address names what is shown, and nothing else', () => {
  expect(readShown('left')).toEqual({ show: 'left' });
  expect(readShown('everything')).toEqual({});
});
