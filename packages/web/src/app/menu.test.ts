import { expect, test } from 'vitest';
import { permissions } from '@yinxin/contract';
import { barOf, entryAt, groupsOf, menuFor } from './menu.ts';
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

test('the bar of a phone has the whole menu where it fits, else what is marked for it', () => {
  const short = menuFor(person(['account.read', 'organization.read', 'grant.read']));
  expect(barOf(short)).toEqual(short);
  const long = menuFor(person(['custody.handover', 'use-request.read', 'approval.read', 'seal.read', 'record.read']));
  expect(long).toHaveLength(6);
  expect(barOf(long).map(({ to }) => to)).toEqual(['/', '/requests', '/seals', '/records', '/profile']);
});

test('the menu stands under headings; a part that somebody has nothing in is left out', () => {
  const menu = menuFor(person(['custody.handover', 'record.read', 'seal.read']));
  expect(groupsOf(menu).map(({ group, entries }) => [group, ...entries.map(({ to }) => to)])).toEqual([
    ['use', '/', '/records'],
    ['seals', '/seals'],
    ['own', '/profile'],
  ]);
  const all = menuFor(person([...permissions]));
  expect(groupsOf(all).flatMap(({ entries }) => entries)).toHaveLength(all.length);
});
