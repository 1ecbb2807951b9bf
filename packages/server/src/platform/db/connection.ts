import pg from 'pg';

/** PostgreSQL's own number of a type. */
const INT8 = 20;
const DATE = 1082;
const TIMESTAMP = 1114;
const TIMESTAMPTZ = 1184;

/**
 * How values come out of the database: `bigint` as a number (an error beyond 2^53 − 1, never a wrong digit),
 * `timestamptz` as ISO 8601 UTC with milliseconds, `date` as `YYYY-MM-DD`, `numeric` as text.
 */
export const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format === 'binary') return pg.types.getTypeParser(oid, 'binary');
    switch (oid) {
      case INT8:
        return safeInteger;
      case TIMESTAMPTZ:
        return isoInstant;
      case DATE:
      case TIMESTAMP:
        return (text: string) => text;
      default:
        return pg.types.getTypeParser(oid, 'text');
    }
  }) as pg.CustomTypesConfig['getTypeParser'],
};

/** @throws RangeError beyond what a number holds exactly */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}

/**
 * `2026-11-23 21:56:16.123456+00` becomes `2026-11-23T21:56:16.123Z`. Sessions run in UTC, so the offset is always
 * zero; finer digits than milliseconds are cut. `infinity` stays as it is.
 */
export function isoInstant(text: string): string {
  const parts = /^(\d{4,}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text);
  if (parts === null) {
    if (text === 'infinity' || text === '-infinity') return text;
    throw new RangeError(`${text} is not an instant in UTC`);
  }
  const [, day, time, fraction = ''] = parts;
  return `${day}T${time}.${fraction.slice(0, 3).padEnd(3, '0')}Z`;
}

export interface PoolSettings {
  readonly url: string;
  /** Most connections at once. */
  readonly size: number;
  /** Name under which the database lists our connections. */
  readonly name: string;
  /** Role the connections work under; the account's own without it. */
  readonly role?: string;
  /** Milliseconds after which a statement is given up; 0 never. */
  readonly statementTimeout: number;
  /** Every transaction is read only unless it says otherwise. */
  readonly readOnly?: true;
}

/** A pool whose sessions agree on time zone, formats and role from their first statement on. */
export function openPool(settings: PoolSettings): pg.Pool {
  const session = {
    timezone: 'UTC',
    datestyle: 'ISO',
    intervalstyle: 'iso_8601',
    statement_timeout: String(settings.statementTimeout),
    idle_in_transaction_session_timeout: '60000',
    ...(settings.role === undefined ? {} : { role: settings.role }),
    ...(settings.readOnly === undefined ? {} : { default_transaction_read_only: 'on' }),
  };
  const pool = new pg.Pool({
    connectionString: settings.url,
    max: settings.size,
    application_name: settings.name,
    options: Object.entries(session)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' '),
    connectionTimeoutMillis: 15_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    types,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // One that breaks at work refuses its query, and says so again as an event, which nobody but this hears.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Mark at the beginning of a statement that a pool of `preparing` keeps prepared. */
const PREPARED = '/* prepared */';

/**
 * Lets every connection of a pool prepare the statements that begin with the mark, the first time that it sends them:
 * half of what a decision costs the database is reading and planning the same few statements again. The mark is for
 * statements that find their rows by a key, whatever the values; a search is better planned for what is looked for.
 */
export function preparing(pool: pg.Pool): pg.Pool {
  pool.on('connect', (client) => {
    const names = new Map<string, string>();
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      if (typeof text !== 'string' || !text.trimStart().startsWith(PREPARED)) return query(text, values, ...rest);
      const name = names.get(text) ?? `prepared-${names.size + 1}`;
      names.set(text, name);
      return query({ name, text, values }, ...rest);
    }) as typeof client.query;
  });
  return pool;
}

/**
 * Says whether an error means that the database went away: PostgreSQL's classes 08 and 57P, the errors of sockets, and
 * what the driver says without any code.
 */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === '') return LOST.test(error.message);
  return code.startsWith('08') || code.startsWith('57P') || SOCKET_ERRORS.has(code);
}

const LOST =
  /^(Connection terminated|Client (has encountered a connection error|was closed)|timeout exceeded when trying)/;
const SOCKET_ERRORS: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE']);

/** A connection URL that may be shown and logged. */
export const withoutPassword = (url: string): string => url.replace(/(:\/\/[^:@/]*):[^@]*@/, '$1:…@');
