/**
 * A route as the door's pages carry it: what goes over the wire, and only whether there is a body instead of its
 * schema. The contract's schemas and the schema library would weigh more than the login page itself, and the server
 * checks everything anyway. An address that differs from the contract's does not compile.
 */
export type Wire<R extends { readonly schema: object }> = Pick<
  R,
  Extract<keyof R, 'method' | 'url' | 'idempotent' | 'ifMatch' | 'upload' | 'produces'>
> & { readonly schema: R['schema'] extends { body: unknown } ? WithBody : WithoutBody };

interface WithBody {
  readonly body: true;
  readonly response: object;
}

interface WithoutBody {
  readonly body?: never;
  readonly response: object;
}
