import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVerificationCode, writeVerificationCode } from './verification-code.ts';

const bits = fc.bigInt({ min: 0n, max: (1n << 80n) - 1n });
const symbols = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

describe('a verification code', () => {
  it('is sixteen base32 digits and a check character, as Crockford defines it', () => {
    expect(writeVerificationCode(0n)).toBe('0000-0000-0000-0000-0');
    expect(writeVerificationCode(1234n)).toBe('0000-0000-0000-016J-D');
    expect(writeVerificationCode((1n << 80n) - 1n)).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-~');
    expect(() => writeVerificationCode(1n << 80n)).toThrow(RangeError);
    expect(() => writeVerificationCode(-1n)).toThrow(RangeError);
  });

  it('reads back what was written', () => {
    fc.assert(
      fc.property(bits, (value) => {
        const code = writeVerificationCode(value);
        expect(readVerificationCode(code)).toBe(code);
      }),
    );
    fc.assert(
      fc.property(bits, bits, (left, right) => {
        expect(writeVerificationCode(left) === writeVerificationCode(right)).toBe(left === right);
      }),
    );
  });

  it('is read however people type it', () => {
    const code = writeVerificationCode(0x10f1_1111_0000_aaaa_bbbbn);
    const typed = code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ');
    const wide = [...code].map((letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)).join('');
    for (const way of [typed, ` ${code} `, code.replaceAll('-', ''), wide]) {
      expect(readVerificationCode(way)).toBe(code);
    }
  });

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(bits, fc.nat(16), fc.constantFrom(...symbols), (value, place, wrong) => {
        const letters = [...writeVerificationCode(value).replaceAll('-', '')];
        fc.pre(letters[place] !== wrong);
        letters[place] = wrong;
        expect(readVerificationCode(letters.join(''))).toBeUndefined();
      }),
    );
  });

  it('finds every swap of neighbours', () => {
    fc.assert(
      fc.property(bits, fc.nat(14), (value, place) => {
        const letters = [...writeVerificationCode(value).replaceAll('-', '')];
        fc.pre(letters[place] !== letters[place + 1]);
        letters.splice(place, 2, letters[place + 1] ?? '', letters[place] ?? '');
        expect(readVerificationCode(letters.join(''))).toBeUndefined();
      }),
    );
  });

  it('is nothing else', () => {
    fc.assert(fc.property(fc.string({ maxLength: 30 }), (typed) => void readVerificationCode(typed)));
    for (const typed of ['', '0000-0000-0000-0000', '0000-0000-0000-0000-0-0', 'UUUU-0000-0000-0000-0', '公章']) {
      expect(readVerificationCode(typed)).toBeUndefined();
    }
  });
});
