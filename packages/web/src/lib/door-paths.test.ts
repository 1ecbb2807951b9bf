import fc from 'fast-check';
import { expect, test } from 'vitest';
import { landingPath, secretIn, signInPath, withSecret } from './door-paths.ts';

const origin = 'https://yinxin.example';
const landing = (path: string): string => landingPath(new URL(path, origin).search, origin);

test('after the login the person gets where they wanted to go', () => {
  expect(landing(signInPath('/accounts?page=2#row'))).toBe('/accounts?page=2#row');
  expect(landing(signInPath('/'))).toBe('/');
});

test.each(['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/login', 'http://['])(
  'the login leads to no other site and not back to itself: %s',
  (wanted) => {
    expect(landingPath(`?${new URLSearchParams({ to: wanted }).toString()}`, origin)).toBe('/');
  },
);

test('whatever the address asks for, the way leads to our own origin', () => {
  fc.assert(
    fc.property(fc.oneof(fc.webUrl(), fc.string()), (wanted) => {
      const path = landingPath(`?${new URLSearchParams({ to: wanted }).toString()}`, origin);
      expect(new URL(path, origin).origin).toBe(origin);
    }),
  );
});

test('a secret survives the way into a link and out of it', () => {
  expect(secretIn(new URL(withSecret('/activate', 'aB-9_x'), origin).hash)).toBe('aB-9_x');
  expect(secretIn('#token=')).toBeUndefined();
  expect(secretIn('')).toBeUndefined();
});
