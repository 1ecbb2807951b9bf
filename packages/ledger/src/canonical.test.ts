import { describe, expect, it } from 'vitest';
import { canonicalBytes, canonicalJson } from './canonical.ts';
import { FormatError } from './format.ts';

describe('canonical JSON', () => {
  it('prints numbers and strings as RFC 8785 §3.2.2 shows', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('orders members by UTF-16 code units as RFC 8785 §3.2.3 shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(value)) as object)).toHaveLength(7);
    expect([...canonicalJson(value).matchAll(/:"([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'Carriage Return',
      'One',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('writes minus zero as 0 and text as UTF-8', () => {
    expect(canonicalJson([-0])).toBe('[0]');
    expect(Buffer.from(canonicalBytes('印')).toString('hex')).toBe('22e58db022');
  });

  const cycle: unknown[] = [];
  cycle.push(cycle);
  it.each([
    ['$.a', { a: undefined }],
    ['$.a[1]', { a: [1, Number.NaN] }],
    ['$', Number.POSITIVE_INFINITY],
    ['$', '\ud800'],
    ['$.', { '\udc00': 1 }],
    ['$[1]', [1, , 3]], // oxlint-disable-line no-sparse-arrays -- a hole is what is refused here
    ['$', new Date(0)],
    ['$', new Map()],
    ['$.big', { big: 1n }],
    ['$.f', { f: () => 1 }],
    ['$[0][0]', cycle],
  ])('refuses what JSON cannot say and names the place: %s', (place, value) => {
    expect(() => canonicalJson(value)).toThrow(FormatError);
    expect(() => canonicalJson(value)).toThrow(place);
  });
});
