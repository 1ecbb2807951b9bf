import type { Language, Permission, Route, RouteInput, RouteReply, Routes } from '@yinxin/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor, Scope } from '../authz/index.ts';
import type { Tx } from '../transition.ts';

/** One call of a route, as its handler sees it. Parameters, query and body have passed the contract. */
export interface Call<R extends Route> extends RouteInput<R> {
  /** Who calls; on public routes `nobody`, who holds no grants. */
  readonly actor: Actor;
  readonly language: Language;
  /** The version in `If-Match`; present on routes that ask for it. */
  readonly ifVersion: number | undefined;
  /** The rows the caller may see by the route's own permission (or another). Refuses with `forbidden`. */
  scope(permission?: Permission): Scope;
  /**
   * Runs the change. On idempotent routes the value that `work` returns is stored as the reply in the same transaction
   * and given again for the same `Idempotency-Key`, so the handler must return it as it is.
   */
  transact<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Handlers of a slice: a missing, superfluous or wrongly typed one does not compile. */
export type Handlers<R extends Routes> = {
  readonly [Name in keyof R]: (call: Call<R[Name]>) => Promise<RouteReply<R[Name]>>;
};

/** A slice's routes with their handlers, ready to be mounted. */
export interface Mountable {
  readonly routes: Routes;
  readonly handlers: Readonly<Record<string, (call: Call<Route>) => Promise<unknown>>>;
}

/** Binds handlers to the contract's routes. */
export const bind = <R extends Routes>(routes: R, handlers: Handlers<R>): Mountable => ({
  routes,
  handlers: handlers,
});
