import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSealLabel, SEAL_LABELS, sealLabelNumber, sealLabelPath, writeSealLabel } from './seal-label.ts';

const number = fc.integer({ min: 0, max: SEAL_LABELS - 1 });
const symbols = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];

test('a label code is read back, however it is typed', () => {
  fc.assert(
    fc.property(number, (wanted) => {
      const code = writeSealLabel(wanted);
      expect(code).toMatch(/^[0-9A-Y]{4}-[0-9A-Y]{4}-[0-9A-Y]$/);
      expect(sealLabelNumber(code)).toBe(wanted);
      const bare = code.replaceAll('-', '');
      const wide = [...bare].map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join('');
      const alike = bare.replaceAll('0', 'O').replaceAll('1', 'i').replaceAll('5', 's').replaceAll('2', 'z');
      const address = `https://seals.example.com${sealLabelPath(code)}`;
      for (const typed of [code, bare.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, wide, alike, address]) {
        expect(readSealLabel(typed)).toBe(code);
      }
    }),
  );
});

test('one wrong character, or any two that changed places, is noticed', () => {
  const place = fc.integer({ min: 0, max: 8 });
  fc.assert(
    fc.property(number, place, place, fc.constantFrom(...symbols), (wanted, one, other, wrong) => {
      const bare = [...writeSealLabel(wanted).replaceAll('-', '')];
      const mistyped = bare.with(one, wrong);
      const swapped = bare.with(one, bare[other] ?? '').with(other, bare[one] ?? '');
      for (const typed of [mistyped, swapped]) {
        const same = typed.join('') === bare.join('');
        expect(readSealLabel(typed.join('')) !== undefined).toBe(same);
      }
    }),
  );
});

test('what is no label code is none', () => {
  for (const typed of ['', 'abc', '0000-0000', '0000-0000-00', '＃＃＃＃-0000-0', 'https://seals.example.com/seals']) {
    expect(readSealLabel(typed)).toBeUndefined();
  }
});
