import { api, type CallOptions, type Route, type RouteRequest, type Routes } from '@yinxin/contract';
import type { TestSystem } from '../system.ts';

/** One act that the system accepts: who does what, ready to be sent, and the entry that it makes in the ledger. */
export interface Click {
  readonly route: Route;
  /** Login name in the sample company. */
  readonly by: string;
  readonly request: ClickRequest;
  /** The version that the person saw, on routes that ask for it. */
  readonly version?: number;
  /** The bytes, on upload routes. */
  readonly file?: Uint8Array<ArrayBuffer>;
  /** Type of the ledger entry that the act makes, exactly once. */
  readonly makes: string;
}

export interface ClickRequest {
  readonly params?: object;
  readonly querystring?: object;
  readonly body?: unknown;
}

/** Brings about what an act needs, on a subject of its own, and gives the act. */
export type Prepare = () => Promise<Click>;

/** Preparations by the name of the route. */
export type Clicks = Readonly<Record<string, Prepare>>;

/** An act on a route of the contract; the compiler checks that the request fits it. */
export const click = <R extends Route>(
  makes: string,
  by: string,
  route: R,
  request: RouteRequest<R>,
  seen: Pick<Click, 'version' | 'file'> = {},
): Click => ({ route, by, request, makes, ...seen });

/** Sends an act through the typed client, as its person or as another. */
export async function send(
  system: TestSystem,
  act: Click,
  options: Pick<CallOptions, 'idempotencyKey'> = {},
): Promise<unknown> {
  const [slice, name] = placeOf(act.route);
  const clients = (await system.as(act.by)) as unknown as Record<string, Record<string, Caller>>;
  const call = clients[slice]?.[name];
  if (call === undefined) throw new Error(`no client for ${slice}.${name}`);
  const { version, file } = act;
  return call(act.request, {
    ...options,
    ...(version === undefined ? {} : { version }),
    ...(file === undefined ? {} : { file }),
  });
}

type Caller = (request: ClickRequest, options: CallOptions) => Promise<unknown>;

/** Name of the slice and of the route. */
export function placeOf(route: Route): readonly [slice: string, name: string] {
  for (const [slice, routes] of Object.entries<Routes>(api)) {
    for (const [name, one] of Object.entries(routes)) if (one === route) return [slice, name];
  }
  throw new Error(`${route.url} is not in the contract`);
}
