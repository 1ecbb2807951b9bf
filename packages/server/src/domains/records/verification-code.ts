import { writeVerificationCode } from '@yinxin/contract';

/** Random bytes that a verification code takes: 80 bits, so that nobody finds a record by guessing. */
export const VERIFICATION_CODE_BYTES = 10;

/** The verification code of ten random bytes. */
export function verificationCodeOf(random: Uint8Array): string {
  if (random.length !== VERIFICATION_CODE_BYTES) throw new RangeError('A verification code takes 10 random bytes');
  return writeVerificationCode(BigInt(`0x${Buffer.from(random).toString('hex')}`));
}
