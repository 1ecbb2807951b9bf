/** Crockford's base32 digits (no I, L, O, U), followed by the five extra symbols of his check character. */
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U';
const DIGITS = 16;

/**
 * Writes 80 random bits as a verification code (防伪码): sixteen Crockford base32 digits in groups of four and one check
 * character, the number modulo 37, which finds every single wrong character and every swap of neighbours
 * (https://www.crockford.com/base32.html). `bits` is 0 … 2^80 − 1.
 */
export function writeVerificationCode(bits: bigint): string {
  if (bits < 0n || bits >= 1n << 80n) throw new RangeError('A verification code holds 80 bits');
  let digits = '';
  for (let rest = bits, place = 0; place < DIGITS; place += 1, rest >>= 5n) {
    digits = symbols.charAt(Number(rest & 31n)) + digits;
  }
  const groups = [0, 4, 8, 12].map((start) => digits.slice(start, start + 4));
  return [...groups, symbols.charAt(Number(bits % 37n))].join('-');
}

/**
 * Reads a code as people type it: any case, with or without hyphens and spaces, I and L for 1, O for 0, full-width
 * characters. Gives the canonical form, or undefined when a character is wrong.
 */
export function readVerificationCode(typed: string): string | undefined {
  const bare = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const digits = bare.slice(0, DIGITS).replace(/[IL]/g, '1').replaceAll('O', '0');
  if (bare.length !== DIGITS + 1 || !/^[0-9A-HJKMNP-TV-Z]+$/.test(digits)) return undefined;
  let bits = 0n;
  for (const digit of digits) bits = bits * 32n + BigInt(symbols.indexOf(digit));
  const check = bare.slice(DIGITS).replace(/[IL]/g, '1').replaceAll('O', '0');
  return check === symbols.charAt(Number(bits % 37n)) ? writeVerificationCode(bits) : undefined;
}
