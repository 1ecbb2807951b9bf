import type { FastifyRequest } from 'fastify';
import { Problem } from '../problem.ts';

/**
 * Refuses text that no database can hold: a zero character, or half of a surrogate pair. Forms refuse more, field by
 * field; this is for what is kept as typed, and for searches.
 *
 * @throws Problem `malformed-request`
 */
export function refuseBrokenText({ url, body }: Pick<FastifyRequest, 'url' | 'body'>): void {
  if (url.includes('%00') || !isWhole(body)) throw new Problem('malformed-request');
}

/** Without recursion: how deep a body is nested is up to whoever sends it. */
function isWhole(body: unknown): boolean {
  const left = [body];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) return false;
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
    for (const inner of Object.values(value)) left.push(inner);
  }
  return true;
}
