import { expect, test } from 'vitest';
import { formatBytes } from '../../lib/byte-size.ts';
import { whyNot } from './accept.ts';

const rule = { accept: ['application/pdf', 'image/*', '.docx'], maxBytes: 1024 };
const file = (name: string, type: string, size = 10) => ({ name, type, size });

test('a file is taken by media type, family of types or name ending', () => {
  expect(whyNot(file('a.pdf', 'application/pdf'), rule)).toBeUndefined();
  expect(whyNot(file('a.PNG', 'image/png'), rule)).toBeUndefined();
  expect(whyNot(file('合同.DOCX', ''), rule)).toBeUndefined();
  expect(whyNot(file('a.html', 'text/html'), rule)).toBe('kind');
  expect(whyNot(file('imagedocx', ''), rule)).toBe('kind');
});

test('the limit itself is still taken', () => {
  expect(whyNot(file('a.pdf', 'application/pdf', 1024), rule)).toBeUndefined();
  expect(whyNot(file('a.pdf', 'application/pdf', 1025), rule)).toBe('too-large');
});

test('sizes are told in the unit that people would use', () => {
  expect([0, 980, 1536, 50 * 1024 ** 2, 3.25 * 1024 ** 3].map(formatBytes)).toEqual([
    '0 B',
    '980 B',
    '1.5 KB',
    '50 MB',
    '3.3 GB',
  ]);
});
