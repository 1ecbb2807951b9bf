import { expect, test } from 'vitest';
import { changeSearch, clearFilters, countFilters, orderOf, sortWord } from './list-search.ts';

test('any change but turning the page starts at the first page again', () => {
  const search = { page: 7, sort: '-name', state: 'active' };
  expect(changeSearch(search, { state: 'disabled' })).toEqual({ sort: '-name', state: 'disabled' });
  expect(changeSearch(search, { page: 8 })).toEqual({ ...search, page: 8 });
});

test('an emptied filter leaves the address', () => {
  expect(changeSearch({ state: 'active', search: '王' }, { search: '' })).toEqual({ state: 'active' });
});

test('clearing the filters keeps order and page size', () => {
  const search = { page: 3, pageSize: 50, sort: 'name', state: 'active', search: '王' };
  expect(countFilters(search)).toBe(2);
  expect(clearFilters(search)).toEqual({ pageSize: 50, sort: 'name' });
});

test('an order and its word in the address belong together', () => {
  for (const order of ['ascend', 'descend', null] as const)
    expect(orderOf(sortWord('name', order), 'name')).toBe(order);
  expect(orderOf('-other', 'name')).toBeNull();
});
