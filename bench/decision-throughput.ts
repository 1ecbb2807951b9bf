import { ratioAtLeast, type Benchmark } from './support/benchmark.ts';
import { STAGES } from './support/cases.ts';
import { decideOverHttp } from './support/decisions.ts';
import { interleaved } from './support/rounds.ts';
import { withServer } from './support/server.ts';
import { openBareClients, recordDecisions } from './support/statements.ts';

const CLIENTS = 16;
const ROUNDS = 5;
const PER_ROUND = 96;
const WARM_UP = 32;

/**
 * The same decisions are made three times on copies of one database: once to write down their statements, then over
 * HTTP, then by bare clients that send those statements with the same values. So both sides do the same work in the
 * database and wait for the same disk.
 */
export const decisionThroughput: Benchmark = {
  name: 'decision-throughput',
  what: `approval decisions over HTTP, ${CLIENTS} clients, durable commits, ledger included`,
  against: `the same SQL statements with the same values by ${CLIENTS} bare \`pg\` clients`,
  unit: 'decisions/s',
  goal: ratioAtLeast(0.5),
  cases: (size) => WARM_UP + ROUNDS * size(PER_ROUND),
  async measure(bed) {
    const [recorded, decided, replayed] = [await bed.cases(), await bed.cases(), await bed.cases()];
    const perRound = bed.size(PER_ROUND);
    const used = recorded.caseIds.slice(0, WARM_UP + ROUNDS * perRound);
    const [warmUp, measured] = [used.slice(0, WARM_UP), used.slice(WARM_UP)];
    const statements = await recordDecisions(recorded, used);
    const round = (number: number): string[] => measured.slice(number * perRound, (number + 1) * perRound);
    const bare = await openBareClients(replayed.databaseUrl, CLIENTS, STAGES.length);
    try {
      return await withServer(decided, async (server) => {
        const http = (ids: readonly string[]) => decideOverHttp(server.address(), decided, ids, CLIENTS);
        await http(warmUp);
        await bare.replay(statements, warmUp);
        return interleaved(
          ROUNDS,
          (number) => http(round(number)),
          (number) => bare.replay(statements, round(number)),
        );
      });
    } finally {
      await bare.close();
    }
  },
};
