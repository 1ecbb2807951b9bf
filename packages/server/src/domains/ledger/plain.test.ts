import { canonicalJson, FormatError } from '@yinxin/ledger';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { plain } from './plain.ts';

it('leaves out undefined members, at any depth', () => {
  const event = {
    type: 'seal.registered',
    code: undefined,
    face: { size: 40, text: undefined, lines: [{ a: undefined }] },
  };
  expect(canonicalJson(plain(event))).toBe('{"face":{"lines":[{}],"size":40},"type":"seal.registered"}');
});

it('changes nothing else', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(plain(value)).toEqual(value);
    }),
  );
});

it.each([[[undefined]], [{ at: new Date() }], [{ amount: Number.NaN }], [new Map()]])(
  'does not make %j acceptable to a digest',
  (value) => {
    expect(() => canonicalJson(plain(value))).toThrow(FormatError);
  },
);
