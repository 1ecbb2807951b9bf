import { connect, createServer, type Server, type Socket } from 'node:net';

/** What the proxy does when the awaited commit comes. */
export interface Ambush {
  /** `before`: the commit never reaches the database. `after`: it is done, and the answer is thrown away. */
  readonly cut: 'before' | 'after';
  /** Done at that moment, before the connection is cut. */
  readonly meanwhile?: () => void;
}

/** A way to the database that a test can break at the worst moment. */
export interface DatabaseProxy {
  /** Connection URL through the proxy. */
  readonly url: string;
  /**
   * Lies in wait for the next commit of a transaction that has claimed an `Idempotency-Key`, which is how every act of a
   * person begins. Resolves when it has struck.
   */
  ambush(ambush: Ambush): Promise<void>;
  /** Cuts every connection there is. */
  reset(): void;
  close(): Promise<void>;
}

/** Opens a proxy on a loopback port before the server of this connection URL. */
export async function openDatabaseProxy(target: string): Promise<DatabaseProxy> {
  const pairs = new Set<Pair>();
  let waiting: (Ambush & { readonly struck: () => void }) | undefined;

  const strike = (pair: Pair): void => {
    const { meanwhile, struck } = waiting ?? {};
    waiting = undefined;
    meanwhile?.();
    pair.cut();
    struck?.();
  };

  const server = createServer((client) => {
    const upstream = connect(addressOf(target));
    const pair = new Pair(client, upstream);
    pairs.add(pair);
    client.once('close', () => pairs.delete(pair));
    let claimed = false;
    let committing = false;
    client.on('data', (bytes: Buffer) => {
      const said = bytes.toString('latin1');
      if (said.includes('insert into idempotency_keys')) claimed = true;
      committing = claimed && /commit/i.test(said);
      if (committing) claimed = false;
      if (committing && waiting?.cut === 'before') strike(pair);
      else upstream.write(bytes);
    });
    upstream.on('data', (bytes: Buffer) => {
      // The tag of a finished statement; it is sent when the commit is on disk.
      if (committing && waiting?.cut === 'after' && bytes.includes('COMMIT\0')) strike(pair);
      else client.write(bytes);
    });
  });
  const port = await listen(server);
  const url = new URL(target.replace('@/', '@host/'));
  return {
    url: `postgresql://${url.username}${url.password === '' ? '' : `:${url.password}`}@127.0.0.1:${port}${url.pathname}`,
    ambush: (ambush) => new Promise((struck) => (waiting = { ...ambush, struck })),
    reset: () => [...pairs].forEach((pair) => pair.cut()),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const pair of pairs) pair.cut();
      }),
  };
}

/** One connection, seen from both ends. */
class Pair {
  readonly #ends: readonly Socket[];

  constructor(client: Socket, upstream: Socket) {
    this.#ends = [client, upstream];
    for (const end of this.#ends) {
      end.on('error', () => undefined);
      end.on('close', () => this.cut());
    }
  }

  cut(): void {
    for (const end of this.#ends) end.destroy();
  }
}

/** Where a connection URL leads: a socket folder in `host`, or host and port. */
function addressOf(target: string): { path: string } | { host: string; port: number } {
  const url = new URL(target.replace('@/', '@host/'));
  const folder = url.searchParams.get('host');
  if (folder !== null) return { path: `${folder}/.s.PGSQL.${url.searchParams.get('port') ?? '5432'}` };
  return { host: url.hostname, port: Number(url.port || '5432') };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
