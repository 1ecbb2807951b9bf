import type { FieldProblem, ProblemCode } from '@yinxin/contract';
import type { Refusal } from './decider.ts';

/** Ends a request with a problem of the registry. Thrown at the edge only; rules return refusals. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly params: Readonly<Record<string, string | number>>;
  readonly errors: readonly FieldProblem[] | undefined;
  constructor(code: ProblemCode, params: Refusal['params'] = {}, errors?: readonly FieldProblem[]) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.params = params;
    this.errors = errors;
  }
}

export const notFound = (): Problem => new Problem('not-found');
