import { preferredLanguage, type Permission, type Route } from '@yinxin/contract';
import type { Kysely } from 'kysely';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { scopeOf } from '../authz/index.ts';
import type { Database } from '../db/schema.ts';
import { Problem } from '../problem.ts';
import type { Transact, Tx } from '../transition.ts';
import type { Call, Mountable } from './call.ts';
import { AlreadyDone, claim, requestHash, storedReply, storeReply, type IdempotencyClaim } from './idempotency.ts';
import { refuseForeignOrigin } from './origin.ts';
import { refuseBrokenText } from './whole-text.ts';

export interface MountParts {
  readonly db: Kysely<Database>;
  readonly transact: Transact;
  /** Origins besides the one a request names itself, e.g. the public address behind a proxy. */
  readonly ownOrigins: readonly string[];
}

/** Mounts a slice's routes: schema, access, origin, `If-Match`, `Idempotency-Key` and ETag come from the contract. */
export function mount(app: FastifyInstance, parts: MountParts, { routes, handlers }: Mountable): void {
  for (const [name, route] of Object.entries(routes)) {
    const handler = handlers[name];
    if (handler === undefined) throw new Error(`No handler for ${name}`);
    app.route({
      method: route.method,
      url: route.url,
      config: {
        contract: route,
        ...(route.ratePerMinute === undefined ? {} : { rateLimit: { max: route.ratePerMinute, timeWindow: 60_000 } }),
      },
      ...(route.upload === undefined ? {} : { bodyLimit: route.upload.maxBytes }),
      schema: {
        ...route.schema,
        response: route.produces === undefined ? route.schema.response : withoutSuccess(route.schema.response),
        summary: route.summary,
      },
      preValidation: async (request) => {
        refuseForeignOrigin(request, parts.ownOrigins);
        refuseBrokenText(request);
        if (route.upload !== undefined && !(request.body instanceof Uint8Array)) throw new Problem('malformed-request');
      },
      handler: async (request, reply) => {
        const claimed = route.idempotent ? claimIn(route, request) : undefined;
        const work = () => handler(openCall(route, request, reply, parts, claimed));
        const result = claimed === undefined ? await work() : await answerOnce(request, parts, claimed, work);
        return route.produces === undefined ? sendJson(reply, result) : sendFile(reply, result as FileResult);
      },
    });
  }
}

const withoutSuccess = (response: Readonly<Record<number, z.ZodType>>): Record<string, z.ZodType> =>
  Object.fromEntries(Object.entries(response).filter(([status]) => Number(status) >= 300));

function openCall(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  parts: MountParts,
  claimed: IdempotencyClaim | undefined,
): Call<Route> {
  const ifVersion = route.ifMatch ? versionIn(request.headers['if-match']) : undefined;
  return {
    params: request.params as never,
    querystring: request.query as never,
    body: request.body,
    actor: request.actor,
    language: preferredLanguage(request.headers['accept-language']),
    ifVersion,
    request,
    reply,
    scope(permission = ownPermission(route)) {
      const scope = scopeOf(request.actor, permission);
      if (scope === undefined) throw new Problem('forbidden', { permission });
      request.authorized = true;
      return scope;
    },
    transact: (work) => transactOnce(request, parts, claimed, work),
  };
}

function ownPermission(route: Route): Permission {
  if (typeof route.access === 'string') throw new Error(`${route.url} has no permission of its own to scope by`);
  return route.access.permission;
}

async function transactOnce<Result>(
  request: FastifyRequest,
  parts: MountParts,
  claimed: IdempotencyClaim | undefined,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> {
  // Every change inside goes through a policy (`apply`), which is the decision that wall three asks for.
  request.authorized = true;
  if (claimed === undefined) return parts.transact(request.actor, work);
  return parts.transact(request.actor, async (tx) => {
    await claim(tx.trx, claimed, tx.at);
    const result = await work(tx);
    await storeReply(tx.trx, claimed, result);
    return result;
  });
}

/**
 * Gives the stored reply to a click that has had its effect, before anything else is looked at: what the handler checks
 * first may no longer hold just because of that effect. So it is asked again when the handler refuses; the other half of
 * a double click may have been faster.
 */
async function answerOnce(
  request: FastifyRequest,
  { db }: MountParts,
  claimed: IdempotencyClaim,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const stored = async () => {
    const found = await storedReply(db, claimed);
    // The reply was made for the same person, under a decision of its own.
    if (found !== undefined) request.authorized = true;
    return found;
  };
  const before = await stored();
  if (before !== undefined) return before.reply;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AlreadyDone || error instanceof Problem)) throw error;
    const after = await stored();
    if (after !== undefined) return after.reply;
    throw error instanceof AlreadyDone ? new Problem('unavailable') : error;
  }
}

function versionIn(header: string | undefined): number {
  const version = /^"?(\d{1,9})"?$/.exec(header ?? '')?.[1];
  if (version === undefined) throw new Problem('version-required');
  return Number(version);
}

function claimIn(route: Route, request: FastifyRequest): IdempotencyClaim {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !/^[\w.-]{8,100}$/.test(key)) throw new Problem('idempotency-key-required');
  return {
    actorId: request.actor.id,
    route: `${route.method} ${route.url}`,
    key,
    requestHash: requestHash(request.method, request.url, request.body),
  };
}

function sendJson(reply: FastifyReply, result: unknown): FastifyReply {
  const contract = reply.request.routeOptions.config.contract;
  if (typeof result === 'object' && result !== null && 'version' in result) {
    reply.header('etag', `"${String(result.version)}"`);
  }
  return reply.code(contract !== undefined && 201 in contract.schema.response ? 201 : 200).send(result);
}

interface FileResult {
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array | string>;
  readonly mediaType: string;
  readonly fileName?: string;
  readonly immutable?: boolean;
}

async function sendFile(reply: FastifyReply, file: FileResult): Promise<FastifyReply> {
  reply.header('content-type', file.mediaType).header('x-content-type-options', 'nosniff');
  reply.header('cache-control', file.immutable ? 'private, max-age=86400, immutable' : 'no-store');
  if (file.fileName !== undefined) reply.header('content-disposition', attachment(file.fileName));
  if (file.bytes instanceof Uint8Array) return reply.send(Buffer.from(file.bytes));
  const { Readable } = await import('node:stream');
  return reply.send(Readable.from(file.bytes));
}

/** RFC 6266 with the name in UTF-8; the plain fallback is ASCII only. */
const attachment = (name: string): string => {
  const ascii = name.replace(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
};
