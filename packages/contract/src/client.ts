import type { ProblemDetails } from './problem-details.ts';
import type { Route, RouteRequest, RouteResult, Routes } from './route.ts';

/** A refused call: the problem as the server told it. Network failures stay the platform's own errors. */
export class ProblemError extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(`${problem.code}: ${problem.title}`);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

export interface CallOptions {
  /** Version that the caller saw; sent as `If-Match` to routes that ask for it. */
  readonly version?: number;
  /** Same key, same effect: pass it again when a call is repeated after a lost reply. Fresh by default. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
  /** Bytes for upload routes. */
  readonly file?: Blob | Uint8Array<ArrayBuffer>;
}

export interface ClientSettings {
  /** Scheme, host and port; empty in a browser on the same origin. */
  readonly baseUrl: string;
  readonly fetch?: typeof fetch;
  /** Extra headers, read at each call (cookies outside a browser, language). */
  readonly headers?: () => Record<string, string>;
}

type Call<R extends Route> = keyof RouteRequest<R> extends never
  ? (request?: Record<string, never>, options?: CallOptions) => Promise<RouteResult<R>>
  : (request: RouteRequest<R>, options?: CallOptions) => Promise<RouteResult<R>>;

export type Client<R extends Routes> = { readonly [Name in keyof R]: Call<R[Name]> };

/** A typed client over the contract's routes, for web, command line and tests. */
export function createClient<R extends Routes>(routes: R, settings: ClientSettings): Client<R> {
  const calls = Object.entries(routes).map(([name, route]) => [
    name,
    (request: unknown, options?: CallOptions) =>
      call(route, request as AnyRequest | undefined, options ?? {}, settings),
  ]);
  return Object.fromEntries(calls) as Client<R>;
}

interface AnyRequest {
  readonly params?: Record<string, unknown>;
  readonly querystring?: Record<string, unknown>;
  readonly body?: unknown;
}

/** The address of a route with its parameters and query filled in; for links and pictures. */
export function routeUrl<R extends Route>(
  route: R,
  request?: Pick<RouteRequest<R>, Extract<'params' | 'querystring', keyof RouteRequest<R>>>,
): string {
  return address(route, request ?? {});
}

function address(route: Route, request: AnyRequest): string {
  // In one pass: what is filled in may itself look like a name to be filled in, or end in an asterisk.
  const path = route.url.replace(/:(\w+)|\*$/g, (_, name?: string) =>
    name === undefined ? encodeURI(String(request.params?.['*'])) : encodeURIComponent(String(request.params?.[name])),
  );
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(request.querystring ?? {})) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? (value as unknown[]) : [value]) query.append(key, String(one));
  }
  const tail = query.toString();
  return tail === '' ? path : `${path}?${tail}`;
}

async function call(
  route: Route,
  request: AnyRequest | undefined,
  options: CallOptions,
  settings: ClientSettings,
): Promise<unknown> {
  const headers: Record<string, string> = { accept: 'application/json', ...settings.headers?.() };
  if (route.idempotent) headers['idempotency-key'] = options.idempotencyKey ?? crypto.randomUUID();
  if (route.ifMatch && options.version !== undefined) headers['if-match'] = `"${options.version}"`;
  let body: BodyInit | undefined;
  if (route.upload) {
    headers['content-type'] = 'application/octet-stream';
    body = options.file as BodyInit;
  } else if (route.schema.body) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(request?.body);
  }
  const response = await (settings.fetch ?? fetch)(settings.baseUrl + address(route, request ?? {}), {
    method: route.method,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  if (!response.ok) throw await problemOf(response);
  if (route.produces !== undefined) return response.blob();
  return response.status === 204 ? undefined : response.json();
}

async function problemOf(response: Response): Promise<Error> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json') === true) {
    return new ProblemError((await response.json()) as ProblemDetails);
  }
  return new Error(`HTTP ${response.status}`);
}
