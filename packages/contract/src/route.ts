import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/** Who may call a route at all. Rows are checked again inside: this is the first of five walls. */
export type Access = { readonly permission: Permission } | 'authenticated' | 'public';

/**
 * One operation of the HTTP interface, as plain data. Server, web, command line, tests, OpenAPI and the access matrix
 * all read the same value.
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` parameters, always below `/api/`. */
  readonly url: string;
  readonly access: Access;
  /** One English line for the API reference. */
  readonly summary: string;
  readonly schema: {
    readonly params?: z.ZodObject;
    readonly querystring?: z.ZodObject;
    readonly body?: z.ZodType;
    /** Replies by status; a route that `produces` bytes declares none for 200. */
    readonly response: Readonly<Record<number, z.ZodType>>;
  };
  /** The caller must send `Idempotency-Key`; the reply is stored with the change and given again for the same key. */
  readonly idempotent?: true;
  /** The caller must send `If-Match` with the version it saw (428 without, 412 when stale). */
  readonly ifMatch?: true;
  /** The request body is the file itself (`application/octet-stream`), at most this many bytes. */
  readonly upload?: { readonly maxBytes: number };
  /** The reply is bytes of this media type (or several) instead of JSON. */
  readonly produces?: string;
  /** Calls per minute and address; for routes that cost much or need no session. */
  readonly ratePerMinute?: number;
}

/** Declares a route; keeps the literal types so that handlers and clients are checked against it. */
export const route = <const R extends Route>(definition: R): R => definition;

/** A slice's routes by verb-noun name. */
export type Routes = Readonly<Record<string, Route>>;

type In<T> = T extends z.ZodType ? z.input<T> : undefined;
type Out<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a caller sends. */
export type RouteRequest<R extends Route> = {
  [K in 'params' | 'querystring' | 'body' as R['schema'][K] extends z.ZodType ? K : never]: In<R['schema'][K]>;
};

/** What a handler receives. */
export type RouteInput<R extends Route> = {
  readonly params: Out<R['schema']['params']>;
  readonly querystring: Out<R['schema']['querystring']>;
  readonly body: R extends { upload: object } ? Uint8Array : Out<R['schema']['body']>;
};

type Success<R extends Route> = R['schema']['response'][(200 | 201 | 204) & keyof R['schema']['response']];

/** What a handler returns (before the reply schema serialises it). */
export type RouteReply<R extends Route> = R extends { produces: string } ? FileReply : In<Success<R>>;

/** What a caller gets. */
export type RouteResult<R extends Route> = R extends { produces: string } ? Blob : Out<Success<R>>;

/** A reply of bytes. `fileName` makes it a download; without it the browser may show it in place. */
export interface FileReply {
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array | string>;
  readonly mediaType: string;
  readonly fileName?: string;
  /** Immutable bytes may be cached privately by the browser for a day. */
  readonly immutable?: boolean;
}
