import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, RouteOptions } from 'fastify';

/**
 * Everything that answers outside the contract, and without a session. Nothing of the business is among it: the health
 * of the process, the description of the interface, and the files of the web app.
 */
const OPEN_PAGES: readonly RegExp[] = [
  /^GET \/api\/health$/,
  /^GET \/api\/ready$/,
  /^GET \/api\/openapi\.json$/,
  /^(GET|HEAD) \/api\/reference(\/.*)?$/,
  /^(GET|HEAD) \/\*$/,
];

/** Is this one of the few routes that may exist without a contract? */
export const isOpenPage = ({ method, url }: Pick<RouteOptions, 'method' | 'url'>): boolean =>
  [method].flat().every((one) => OPEN_PAGES.some((page) => page.test(`${one} ${url}`)));

export interface OpenPages {
  /** Answers whether requests can be served: the database is reachable, the ledger is sound. */
  readonly ready: () => Promise<true | string>;
  /** Folder of the built web app; undefined where there is none (tests, command line). */
  readonly webFolder: string | undefined;
}

/**
 * The description of the interface, out of the routes that are mounted after this call. It is made when it is first asked
 * for: what makes it takes long to load, which a start should not wait for.
 */
export function describeInterface(app: FastifyInstance, version: string): void {
  const routes: RouteOptions[] = [];
  app.addHook('onRoute', (route) => {
    if (route.config?.contract !== undefined) routes.push(route);
  });
  let described: Promise<FastifyInstance> | undefined;
  const describe = async (): Promise<FastifyInstance> =>
    (await import('./interface-description.ts')).describeRoutes(routes, version);
  const pages = (): Promise<FastifyInstance> =>
    (described ??= describe().catch((error: unknown) => {
      described = undefined;
      throw error;
    }));
  for (const url of ['/api/openapi.json', '/api/reference', '/api/reference/*']) {
    app.get(url, async (request, reply) => {
      const page = await (await pages()).inject({ method: 'GET', url: request.url });
      for (const name of ['content-type', 'location', 'cache-control', 'etag']) {
        const value = page.headers[name];
        if (value !== undefined) reply.header(name, value);
      }
      return reply.code(page.statusCode).send(page.rawPayload);
    });
  }
  app.addHook('onClose', async () => {
    await (await described)?.close();
  });
}

/** Health, readiness and the web app. Added after the slices. */
export async function addOpenPages(app: FastifyInstance, pages: OpenPages): Promise<void> {
  app.get('/api/health', async () => ({ status: 'alive' }));
  app.get('/api/ready', async (_request, reply) => {
    const ready = await pages.ready();
    if (ready === true) return { status: 'ready' };
    return reply.code(503).send({ status: 'not-ready', reason: ready });
  });
  app.addHook('onSend', async (request, reply, payload) => {
    // The reference page brings one inline script of its own; it shows no data of the company.
    if (request.url.startsWith('/api/reference')) {
      reply.header('content-security-policy', "default-src 'self' 'unsafe-inline' data:; frame-ancestors 'none'");
    }
    return payload;
  });
  const page = pages.webFolder === undefined ? undefined : await addWebApp(app, pages.webFolder);
  app.setNotFoundHandler(async (request, reply) => {
    if (page === undefined || request.method !== 'GET' || /^\/(api|assets)\//.test(request.url)) {
      return app.answerNotFound(request, reply);
    }
    reply.header('content-type', 'text/html; charset=utf-8').header('cache-control', 'no-cache');
    return reply.send((await readFile(page, 'utf8')).replaceAll(NONCE_PLACE, reply.cspNonce.style));
  });
}

/** Where the built page wants the nonce of the content security policy; the same word stands in its vite.config.ts. */
const NONCE_PLACE = '__CSP_NONCE__';

/** The files of the single-page app, hashed ones cached for ever. Returns its page, which every other address gets. */
async function addWebApp(app: FastifyInstance, folder: string): Promise<string | undefined> {
  const page = join(folder, 'index.html');
  if (!(await stat(page).catch(() => undefined))?.isFile()) return undefined;
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    prefix: '/',
    decorateReply: false,
    index: false,
    allowedPath: (path) => path !== '/' && path !== '/index.html',
    setHeaders: (response, path) => {
      const hashed = path.includes('/assets/');
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return page;
}
