import { expect, test } from 'vitest';
import { dayOf, formatInstant, zoneName } from './instants.ts';

const at = '2026-11-23T16:05:09.000Z';

test('a time is never shown without its zone', () => {
  expect(formatInstant(at, { language: 'zh-CN', zone: 'Asia/Shanghai' })).toBe('2026-11-24 00:05 北京时间');
  expect(formatInstant(at, { language: 'en', zone: 'Asia/Shanghai', seconds: true })).toBe(
    '2026-11-24 00:05:09 Beijing time',
  );
  expect(formatInstant(at, { language: 'zh-CN', zone: 'Asia/Tokyo' })).toBe('2026-11-24 01:05 UTC+09:00');
  expect(formatInstant(at, { language: 'en', zone: 'UTC' })).toBe('2026-11-23 16:05 UTC');
});

test('the distance from UTC is that of the instant, not of today', () => {
  expect(zoneName('Europe/Berlin', 'en', new Date('2026-07-01T00:00:00Z'))).toBe('UTC+02:00');
  expect(zoneName('Europe/Berlin', 'en', new Date('2026-01-01T00:00:00Z'))).toBe('UTC+01:00');
});

test('the day of an instant depends on where the reader is', () => {
  expect(dayOf(at, 'Asia/Shanghai')).toBe('2026-11-24');
  expect(dayOf(at, 'America/New_York')).toBe('2026-11-23');
});
