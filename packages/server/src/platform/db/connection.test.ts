import { describe, expect, it } from 'vitest';
import { isoInstant, safeInteger } from './connection.ts';

describe('values out of the database', () => {
  it('gives instants as ISO 8601 in UTC with milliseconds', () => {
    expect(isoInstant('2026-11-23 21:56:16.123456+00')).toBe('2026-11-23T21:56:16.123Z');
    expect(isoInstant('2026-11-23 21:56:16+00')).toBe('2026-11-23T21:56:16.000Z');
    expect(isoInstant('2026-11-23 21:56:16.5+00')).toBe('2026-11-23T21:56:16.500Z');
    expect(isoInstant('infinity')).toBe('infinity');
  });

  it('refuses an instant that is not in UTC instead of misreading it', () => {
    expect(() => isoInstant('2026-11-23 21:56:16+08')).toThrow(RangeError);
  });

  it('never rounds an integer', () => {
    expect(safeInteger('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => safeInteger('9007199254740993')).toThrow(RangeError);
  });
});
