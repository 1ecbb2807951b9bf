import { Problem } from '../../platform/problem.ts';

/**
 * Lets strangers' work run one at a time, so that it never takes all the processes that the company's own documents
 * need. Refuses with `intake-busy` when more than `waiting` already wait.
 */
export function inTurn(waiting: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let under = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    if (under > waiting) throw new Problem('intake-busy');
    under += 1;
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      under -= 1;
    }
  };
}
