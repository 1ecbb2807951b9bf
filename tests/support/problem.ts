import { ProblemError, type ProblemCode, type ProblemDetails } from '@yinxin/contract';

/** The problem that a call is refused with; fails when the call succeeds or breaks in another way. */
export async function problemOf(call: Promise<unknown>): Promise<ProblemDetails> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('The call succeeded, although it had to be refused');
}

/** The code that a call is refused with. */
export const refusalOf = async (call: Promise<unknown>): Promise<ProblemCode> =>
  (await problemOf(call)).code as ProblemCode;
