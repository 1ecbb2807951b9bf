import { expect, test } from 'vitest';
import { entryAt, menuFor } from './menu.ts';
import type { Person } from '../lib/person.ts';

const person = (permissions: Person['permissions']): Person => ({
  id: '0',
  loginName: 'wang',
  displayName: '王',
  language: 'zh-CN',
  roles: [],
  permissions,
});

test('the menu offers what the person may do, and everybody their own page', () => {
  expect(menuFor(person([])).map(({ to }) => to)).toEqual(['/profile']);
  expect(menuFor(person(['account.read'])).map(({ to }) => to)).toContain('/accounts');
});

test('a page below an entry belongs to it, a page that only begins alike does not', () => {
  const menu = menuFor(person(['account.read']));
  expect(entryAt(menu, '/accounts/new')?.to).toBe('/accounts');
  expect(entryAt(menu, '/accountsmith')).toBeUndefined();
});
