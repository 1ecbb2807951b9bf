import { expect, test } from 'vitest';
import { assignErrors, reaches, withoutEmpty } from './form-values.ts';

test('a field that was emptied is absent; zero, false and empty lists are not empty', () => {
  expect(withoutEmpty({ a: '', b: null, c: 0, d: false, e: [], f: { g: '' } })).toEqual({
    c: 0,
    d: false,
    e: [],
    f: {},
  });
});

test('the server’s problems go to the field they name, or to the nearest field around it', () => {
  const at = (pointer: string) => ({ pointer, code: 'c', detail: pointer });
  const fields = [['name'], ['people', 0], ['people', 0, 'name']];
  expect(
    assignErrors([at('/name'), at('/name'), at('/people/0/name'), at('/people/0/age'), at('/other')], fields),
  ).toEqual({
    assigned: [
      { name: ['name'], errors: ['/name', '/name'] },
      { name: ['people', 0, 'name'], errors: ['/people/0/name'] },
      { name: ['people', 0], errors: ['/people/0/age'] },
    ],
    left: [at('/other')],
  });
});

test('a problem of the whole body belongs to no field', () => {
  expect(assignErrors([{ pointer: '', code: 'c', detail: 'd' }], [['name']]).left).toHaveLength(1);
});

test('a change reaches the fields that it contains and no others', () => {
  const changed = { size: { widthMm: 40 }, name: undefined };
  expect(reaches(changed, ['size', 'widthMm'])).toBe(true);
  expect(reaches(changed, ['size', 'heightMm'])).toBe(false);
  expect(reaches(changed, ['name'])).toBe(true);
  expect(reaches(changed, ['name', 'zh'])).toBe(false);
});
