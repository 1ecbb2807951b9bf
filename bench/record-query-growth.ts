import { createClient, records, type RecordFilters } from '@yinxin/contract';
import type { Bed, PreparedCopy } from './support/bed.ts';
import { ratioAtMost, type Benchmark } from './support/benchmark.ts';
import { DISTINCT, fillRegister, pick, type Register } from './support/register.ts';
import { interleaved, quantile } from './support/rounds.ts';
import { withServer } from './support/server.ts';

const MANY = 1_000_000;
const ROUNDS = 5;
/** Times that every kind of question is asked in a round, each time with other values. */
const REPEATS = 8;
const AUDITOR = 'sunli';
const DAY_MS = 86_400_000;

/** The same questions to two registers, over HTTP by one reader; the slowest of twenty answers counts. */
export const recordQueryGrowth: Benchmark = {
  name: 'record-query-growth',
  what: `p95 of the filtered register of uses over HTTP, at ${MANY.toLocaleString('en')} records`,
  against: `the same at ${DISTINCT.toLocaleString('en')} records`,
  unit: 'ms',
  goal: ratioAtMost(2),
  async measure(bed) {
    const [large, small] = [await filled(bed, bed.size(MANY)), await filled(bed, DISTINCT)];
    return withServer(large.copy, (largeServer) =>
      withServer(small.copy, async (smallServer) => {
        const ask = (address: string, { copy, register }: typeof large) => {
          const client = createClient(records, {
            baseUrl: address,
            headers: () => ({ origin: address, cookie: copy.cookies[AUDITOR] ?? '' }),
          });
          return async (round: number): Promise<number> => {
            const times: number[] = [];
            for (let repeat = 0; repeat < REPEATS; repeat += 1) {
              for (const filters of questions(register, round * REPEATS + repeat)) {
                const begin = performance.now();
                await client.listRecords({ querystring: filters });
                times.push(performance.now() - begin);
              }
            }
            return quantile(times, 0.95);
          };
        };
        const [ours, theirs] = [ask(largeServer.address(), large), ask(smallServer.address(), small)];
        await ours(ROUNDS);
        await theirs(ROUNDS);
        return interleaved(ROUNDS, ours, theirs);
      }),
    );
  },
};

async function filled(bed: Bed, count: number): Promise<{ copy: PreparedCopy; register: Register }> {
  const copy = await bed.cases();
  return { copy, register: await fillRegister(copy.databaseUrl, copy.company, count) };
}

/** What people ask the register: every filter, alone and combined (R3.1.4), words that occur often and such that are rare. */
function questions(register: Register, time: number): Partial<RecordFilters>[] {
  const from = new Date(Date.now() - (30 + time * 20) * DAY_MS).toISOString();
  const to = new Date(Date.now() - time * 20 * DAY_MS).toISOString();
  const sealId = pick(register.sealIds, time);
  const departmentId = pick(register.departmentIds, time);
  const requesterId = pick(register.requesterIds, time * 31);
  const counterparty = pick(register.counterparties, time);
  return [
    {},
    { from, to },
    { sealId },
    { sealKind: 'contract', from, to },
    { departmentId, from, to },
    { requesterId },
    { custodianId: pick(register.custodianIds, time), medium: 'physical', from, to },
    { counterparty },
    { documentName: '采购合同', sealKind: 'finance' },
    { amountFrom: '100000', amountTo: '120000', from, to },
    { amountFrom: '880000', departmentId },
    { search: '询证函' },
    { search: `${counterparty.slice(0, 4)} 采购` },
    { search: pick(register.requestNumbers, time) },
    { search: '保密', sealId, departmentId },
  ];
}
