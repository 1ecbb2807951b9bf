/** The characters of the unified social credit code (GB 32100): none that is taken for another (I, O, S, V, Z). */
const symbols = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const DIGITS = 8;

/** How many label codes there are; 31 is prime, which is what the check character rests on. */
export const SEAL_LABELS = 31 ** DIGITS;

/** Powers of 3, which all differ modulo 31: any wrong character and any swap of two changes the sum. */
const weight = (place: number): number => 3 ** (DIGITS - place);

/** The sum over all characters is 0 modulo 31. */
function checkOf(digits: string): string {
  const sum = [...digits].reduce((total, digit, place) => total + symbols.indexOf(digit) * weight(place), 0);
  return symbols.charAt((31 - (sum % 31)) % 31);
}

/** Writes a number, 0 … `SEAL_LABELS` − 1, as the code on the label of a seal (标签码), e.g. `3F7K-Q2MX-A`. */
export function writeSealLabel(number: number): string {
  if (!Number.isInteger(number) || number < 0 || number >= SEAL_LABELS) throw new RangeError('No such label code');
  let digits = '';
  for (let rest = number, place = 0; place < DIGITS; place += 1, rest = Math.floor(rest / 31)) {
    digits = symbols.charAt(rest % 31) + digits;
  }
  return `${digits.slice(0, 4)}-${digits.slice(4)}-${checkOf(digits)}`;
}

/** The number that a label code stands for; the code is one that `readSealLabel` has given. */
export const sealLabelNumber = (code: string): number =>
  Array.from(code.replaceAll('-', '').slice(0, DIGITS)).reduce((sum, digit) => sum * 31 + symbols.indexOf(digit), 0);

const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };

/**
 * Reads a label code as people type it, in any case, with or without hyphens and spaces, full-width or with letters that
 * look alike; or the address that the QR code on the label holds. Gives the canonical form, or undefined for a wrong one.
 */
export function readSealLabel(typed: string): string | undefined {
  const last = typed.trim().split('/').at(-1) ?? '';
  const bare = last
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replace(/[IOSZ]/g, (letter) => LOOK_ALIKES[letter] ?? letter);
  if (bare.length !== DIGITS + 1 || [...bare].some((one) => !symbols.includes(one))) return undefined;
  const digits = bare.slice(0, DIGITS);
  return bare.slice(DIGITS) === checkOf(digits)
    ? `${digits.slice(0, 4)}-${digits.slice(4)}-${bare.slice(DIGITS)}`
    : undefined;
}

/** Where the QR code on a label leads, within an installation. */
export const sealLabelPath = (code: string): string => `/seals/label/${code}`;
