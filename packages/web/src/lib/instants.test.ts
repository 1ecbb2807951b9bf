import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beginningOfDay, dayBeginningAt, dayOf, formatInstant, fromClock, toClock, zoneName } from './instants.ts';

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

test('a day and time in the browser’s field is the same instant again, to the minute', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1995-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (date) => {
      const words = toClock(date.toISOString());
      expect(words).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
      expect(toClock(fromClock(words) ?? '')).toBe(words);
    }),
  );
  expect(fromClock('')).toBeUndefined();
  expect(fromClock('2026-13-01')).toBeUndefined();
});

test('a day ends where the next begins, also over the end of a month', () => {
  expect(beginningOfDay('2026-11-30', 1)).toBe(beginningOfDay('2026-12-01'));
  expect(dayBeginningAt(beginningOfDay('2026-11-30', 1) ?? '', -1)).toBe('2026-11-30');
  expect(dayBeginningAt(beginningOfDay('2026-11-23') ?? '')).toBe('2026-11-23');
  expect(beginningOfDay('')).toBeUndefined();
});
