import { expect, test } from 'vitest';
import { readLook } from './table-look.ts';

const initial = { hidden: ['a'], tight: false };

test('a stored look comes back; anything else that storage holds is ignored', () => {
  expect(readLook('{"hidden":["b"],"tight":true}', initial)).toEqual({ hidden: ['b'], tight: true });
  expect(readLook('{"hidden":["b",3],"tight":true}', initial)).toEqual({ hidden: ['b'], tight: true });
  for (const odd of [null, '', 'null', '[]', '{"hidden":"b","tight":true}', '{"hidden":[]}']) {
    expect(readLook(odd, initial)).toBe(initial);
  }
});
