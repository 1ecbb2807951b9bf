import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { api, heldBy, preferredLanguage, type Access, type Route } from '@yinxin/contract';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Actor } from '../authz/index.ts';
import { heldPermissions } from '../authz/index.ts';
import { Problem } from '../problem.ts';
import { isOpenPage } from './open-pages.ts';
import { problemBody, toProblem } from './problem-reply.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls; set before any handler runs. */
    actor: Actor;
    /** Set by the first authorization decision of the request. Without it nothing leaves. */
    authorized: boolean;
  }
  interface FastifyInstance {
    /** Answers with `not-found`; for whoever sets the handler of unknown addresses. */
    answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply;
  }
  interface FastifyContextConfig {
    /** Marks a route that comes from the contract. Others do not boot. */
    contract?: Route;
  }
}

/** Who calls without a session. */
export const nobody = (address: string): Actor => ({ id: '00000000-0000-0000-0000-000000000000', grants: [], address });

export interface HttpSettings {
  readonly logger: FastifyBaseLogger;
  /** Addresses of proxies whose forwarding headers are believed. */
  readonly trustProxy: readonly string[];
  /** True when browsers reach us by https (adds HSTS). */
  readonly secure: boolean;
  /** TLS of our own, when no proxy does it. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Finds the person behind the request's session; undefined when there is none. */
  readonly authenticate: (request: FastifyRequest) => Promise<Actor | undefined>;
}

const JSON_LIMIT = 256 * 1024;

/** A Fastify with tightened defaults and the structural walls; slices' routes are mounted on it afterwards. */
export async function createHttp(settings: HttpSettings): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: settings.logger,
    ...(settings.tls === undefined ? {} : { https: settings.tls }),
    trustProxy: settings.trustProxy.length === 0 ? false : [...settings.trustProxy],
    bodyLimit: JSON_LIMIT,
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 10_000,
    maxRequestsPerSocket: 1_000,
    genReqId: () => randomUUID(),
    exposeHeadRoutes: false,
    logController: new LogController({ disableRequestLogging: true }),
    return503OnClosing: true,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 100 },
  }) as unknown as FastifyInstance;
  app.server.headersTimeout = 15_000;

  // Only JSON and, where a route says so, bytes: text/plain and forms are what another site could send unasked.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  await app.register(cookie);
  await app.register(rateLimit, { global: false, keyGenerator: (request) => request.ip });
  await app.register(helmet, helmetOptions(settings.secure));
  addWalls(app, settings.authenticate);
  addErrorReplies(app);
  return app;
}

/**
 * Content security: everything from ourselves, nothing inline. antd writes its styles into style elements, which carry
 * the nonce of the page; style attributes stay allowed, for components measure text with them.
 */
const helmetOptions = (secure: boolean) => ({
  enableCSPNonces: true,
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      styleSrcAttr: ["'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      frameAncestors: ["'none'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
    },
  },
  strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
  referrerPolicy: { policy: 'no-referrer' as const },
  crossOriginEmbedderPolicy: false,
});

function addWalls(app: FastifyInstance, authenticate: HttpSettings['authenticate']): void {
  // Wall two: what is not in the contract does not boot.
  const known = new Set<Route>(Object.values(api).flatMap((slice) => Object.values(slice) as Route[]));
  app.addHook('onRoute', (options) => {
    const contract = options.config?.contract;
    if (contract !== undefined ? !known.has(contract) : !isOpenPage(options)) {
      throw new Error(`Route ${String(options.method)} ${options.url} is not in the contract`);
    }
  });

  app.decorateRequest('authorized', false);
  app.decorateRequest('actor');
  app.addHook('onRequest', async (request) => {
    request.authorized = false;
    request.actor = nobody(request.ip);
    const contract = request.routeOptions.config.contract;
    if (contract === undefined) return;
    const person = await authenticate(request);
    if (person !== undefined) request.actor = person;
    checkAccess(contract.access, person);
    if (contract.access === 'public' || contract.access === 'authenticated') request.authorized = true;
  });

  // Wall three: a reply without a recorded decision leaves no data, whatever its kind.
  app.addHook('onSend', async (request, reply, payload) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    reply.header('x-request-id', request.id);
    const { contract } = request.routeOptions.config;
    if (contract === undefined || request.authorized || reply.statusCode >= 400) return payload;
    request.log.error({ url: contract.url }, 'a handler answered without an authorization decision');
    reply.code(500).header('content-type', 'application/problem+json; charset=utf-8').removeHeader('content-length');
    return JSON.stringify(
      problemBody(
        new Problem('internal'),
        undefined,
        preferredLanguage(request.headers['accept-language']),
        request.id,
      ),
    );
  });
}

function checkAccess(access: Access, person: Actor | undefined): void {
  if (access === 'public') return;
  if (person === undefined) throw new Problem('not-signed-in');
  if (access === 'authenticated') return;
  if (!heldPermissions(person).has(access.permission)) {
    throw new Problem('forbidden', { permission: access.permission, roles: heldBy(access.permission).join(', ') });
  }
}

function addErrorReplies(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => sendProblem(error, request, reply));
  app.decorate('answerNotFound', (request, reply) => sendProblem(new Problem('not-found'), request, reply));
}

/** Answers with `application/problem+json` in the caller's language. */
function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { problem, unexpected } = toProblem(error);
  if (unexpected) request.log.error({ err: error }, 'request failed');
  const body = problemBody(problem, error, preferredLanguage(request.headers['accept-language']), request.id);
  // Problems carry no data of the system, so they may always leave.
  request.authorized = true;
  return reply
    .code(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}
