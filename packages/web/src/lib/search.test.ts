import { api } from '@yinxin/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, searchOf, stringifySearch } from './search.ts';

const read = searchOf(api.identity.listAccounts);

describe('the state of a list in the address', () => {
  test('what the route would refuse is dropped, one parameter at a time', () => {
    expect(read({ page: 'second', state: 'sleeping', search: '王', unknown: '1' })).toEqual({ search: '王' });
  });

  test('numbers come as numbers, words as words, even words made of digits', () => {
    expect(read(parseSearch('?page=3&search=2024'))).toEqual({ page: 3, search: '2024' });
  });

  test('a default is not written down', () => {
    expect(read({ page: '1', pageSize: '20', search: '' })).toEqual({});
  });

  test('several values of one name are kept in order', () => {
    expect(parseSearch('?state=active&state=disabled')).toEqual({ state: ['active', 'disabled'] });
    expect(stringifySearch({ state: ['active', 'disabled'] })).toBe('?state=active&state=disabled');
  });

  test('every state survives the way into the address and back', () => {
    const states = fc.record(
      {
        page: fc.integer({ min: 2, max: 100_000 }),
        pageSize: fc.integer({ min: 21, max: 200 }),
        search: fc.string({ minLength: 1, maxLength: 32, unit: 'binary' }).filter((text) => text.isWellFormed()),
        state: fc.constantFrom('active', 'disabled', 'awaiting-activation'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(states, (state) => {
        expect(read(parseSearch(stringifySearch(state)))).toEqual(state);
      }),
    );
  });

  test('reading is idempotent: the router reads its own writing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('page', 'pageSize', 'search', 'state'), fc.jsonValue()), (raw) => {
        const once = read(raw);
        expect(read({ ...once })).toEqual(once);
      }),
    );
  });
});
