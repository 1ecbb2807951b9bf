import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

/**
 * Refuses writes that another site made the browser send. Every browser sends `Origin` with a write and most send
 * `Sec-Fetch-Site`; programs must send an `Origin` too, so that a missing header is never a way around.
 */
export function refuseForeignOrigin(request: FastifyRequest, ownOrigins: readonly string[]): void {
  if (request.method === 'GET') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') throw new Problem('foreign-origin');
  const origin = request.headers.origin;
  const own =
    origin === `${request.protocol}://${request.host}` || (origin !== undefined && ownOrigins.includes(origin));
  if (!own) throw new Problem('foreign-origin');
}
