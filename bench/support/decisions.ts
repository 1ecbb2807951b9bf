import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { approvals } from '@yinxin/contract';
import { STAGES, type Cases } from './cases.ts';

/** One decision as it goes over the wire. */
export interface DecisionRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The decisions that a case needs, in their order. */
export function decisionsOn(caseId: string, { cookies }: Cases, host: string): readonly DecisionRequest[] {
  return STAGES.map(({ id, person }) => ({
    url: approvals.approve.url.replace(':id', caseId),
    headers: {
      host,
      origin: `http://${host}`,
      cookie: cookies[person] ?? '',
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: JSON.stringify({ round: 1, stage: id, opinion: '已核对合同条款与金额，同意用印。' }),
  }));
}

/** How the cases are dealt out: each client has its own, so that no two wait for the same rows. */
export const dealOut = <Item>(items: readonly Item[], clients: number): Item[][] =>
  Array.from({ length: clients }, (_, client) => items.filter((_, place) => place % clients === client));

/** Runs clients beside each other, each through its own work, and returns decisions per second. */
export async function timed(decisions: number, clients: readonly (() => Promise<void>)[]): Promise<number> {
  const begin = performance.now();
  await Promise.all(clients.map((work) => work()));
  return decisions / ((performance.now() - begin) / 1000);
}

/**
 * Decides cases over HTTP with some clients at once.
 *
 * @returns decisions per second
 * @throws Error when any decision is refused
 */
export async function decideOverHttp(
  address: string,
  cases: Cases,
  caseIds: readonly string[],
  clients: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const { host } = new URL(address);
  const work = dealOut(caseIds, clients).map((own) => own.flatMap((caseId) => decisionsOn(caseId, cases, host)));
  try {
    return await timed(
      work.flat().length,
      work.map((own) => async () => {
        for (const decision of own) await send(agent, address, decision);
      }),
    );
  } finally {
    agent.destroy();
  }
}

function send(agent: Agent, address: string, { url, headers, body }: DecisionRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(address + url, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else
          reject(new Error(`a decision was answered with ${response.statusCode}: ${Buffer.concat(chunks).toString()}`));
      });
      response.once('error', reject);
    });
    call.once('error', reject);
    call.end(body);
  });
}
