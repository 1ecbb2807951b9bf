import { ratioAtLeast, type Benchmark } from './support/benchmark.ts';
import { decideOverHttp } from './support/decisions.ts';
import { interleaved } from './support/rounds.ts';
import { withServer } from './support/server.ts';

const CLIENTS = 16;
const ROUNDS = 5;
const ALONE = 16;
const TOGETHER = 80;
const WARM_UP = 32;

/** A ledger with one chain for everything would make writers of different subjects wait for each other; here they do not. */
export const ledgerContention: Benchmark = {
  name: 'ledger-contention',
  what: `approval decisions on distinct subjects, ${CLIENTS} clients at once`,
  against: 'the same with one client',
  unit: 'decisions/s',
  goal: ratioAtLeast(2),
  cases: (size) => WARM_UP + ROUNDS * (size(ALONE) + size(TOGETHER)),
  async measure(bed) {
    const copy = await bed.cases();
    const [alone, together] = [bed.size(ALONE), bed.size(TOGETHER)];
    const waiting = [...copy.caseIds];
    return withServer(copy, async (server) => {
      const decide = (count: number, clients: number) =>
        decideOverHttp(server.address(), copy, waiting.splice(0, count), clients);
      await decide(WARM_UP, CLIENTS);
      return interleaved(
        ROUNDS,
        () => decide(together, CLIENTS),
        () => decide(alone, 1),
      );
    });
  },
};
