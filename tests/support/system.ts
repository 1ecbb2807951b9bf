import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api, createClient, type Client, type Routes } from '@yinxin/contract';
import { sql, type Kysely } from 'kysely';
import { pino } from 'pino';
import { createApp, type App } from '../../packages/server/src/app.ts';
import { openSession } from '../../packages/server/src/domains/identity/index.ts';
import { makeSampleCompany, type MadeCompany } from '../../packages/server/src/domains/setup/index.ts';
import type { Clock } from '../../packages/server/src/platform/clock.ts';
import { createIntake } from '../../packages/server/src/platform/intake/index.ts';
import type { Database } from '../../packages/server/src/platform/db/schema.ts';
import { openSealer } from '../../packages/server/src/sealer/open.ts';
import type { Sealer } from '../../packages/server/src/sealer/sealer.ts';
import { vouchByCheckpoint } from '../../packages/server/src/sealer/vouch.ts';
import { systemActor } from '../../packages/server/src/platform/transition.ts';
import { createVault, openBlobFolder, openKeyring } from '../../packages/server/src/platform/vault/index.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

type Api = typeof api;
/** Typed clients of every slice, acting as one person. */
export type As = { readonly [Slice in keyof Api]: Api[Slice] extends Routes ? Client<Api[Slice]> : never };

/** A whole system in one process: real database, real files, the sample company's people; no network port. */
export interface TestSystem {
  readonly app: App;
  readonly db: Kysely<Database>;
  /** The same database with its owner's rights, for tampering and for looking behind the application's back. */
  readonly database: TestDatabase;
  readonly company: MadeCompany;
  /** The time as the system sees it; tests move it instead of waiting. */
  readonly clock: Clock & { set(at: string): void; advance(milliseconds: number): void };
  readonly dataFolder: string;
  /** Clients that act as a person of the sample company by login name, without the cost of a password. */
  as(loginName: string): Promise<As>;
  /** Clients without a session. */
  readonly nobody: As;
  /** The same from another address, for limits per address. */
  nobodyAt(address: string): As;
  /** Types of the ledger entries of a subject, in order. A person and the person's account share an id. */
  eventsOf(subjectId: string, subjectType?: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface SystemOptions {
  /** As behind https. */
  readonly secure?: boolean;
  /** Another sealer than the one in this process, e.g. one in a process of its own. */
  readonly sealer?: (dataFolder: string, databaseUrl: string) => Promise<Sealer>;
}

/** Starts a system on a database of its own, with the sample company in it. */
export async function startSystem(options: SystemOptions = {}): Promise<TestSystem> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'yinxin-test-'));
  const database = await createTestDatabase();
  const clock = movableClock();
  const keyring = await openKeyring(join(dataFolder, 'keys'), clock);
  const vault = createVault(keyring);
  const intake = createIntake();
  const ledgerFolder = join(dataFolder, 'ledger');
  const sealer =
    (await options.sealer?.(dataFolder, database.url)) ??
    (await openSealer({
      db: database.kysely,
      dataFolder,
      clock,
      vouch: vouchByCheckpoint(ledgerFolder),
      tell: () => undefined,
    }));
  const app = await createApp({
    db: database.kysely,
    pool: database.pool,
    clock,
    logger: pino({ level: process.env['YINXIN_TEST_LOG'] ?? 'silent' }),
    keyring,
    vault,
    blobs: await openBlobFolder(join(dataFolder, 'documents'), vault, clock),
    intake,
    sealer,
    ledgerFolder,
    settings: {
      trustProxy: [],
      secure: options.secure ?? false,
      ownOrigins: [],
      idleMinutes: 30,
      ledgerOrigin: 'yinxin.test/ledger',
      version: '0.0.0-test',
      webFolder: undefined,
    },
  });
  const company = await app.transact(systemActor, (tx) => makeSampleCompany(tx, 'argon2id$1$1$1$AA$AA'));
  const cookies = new Map<string, Promise<string>>();

  const openCookie = async (loginName: string): Promise<string> => {
    const accountId = company.people[loginName];
    if (accountId === undefined) throw new Error(`The sample company has no ${loginName}`);
    const { token } = await database.kysely
      .transaction()
      .execute((trx) => openSession(trx, { accountId, at: clock.now(), address: 'test', device: 'test' }));
    return `yinxin=${token}`;
  };
  /** One session per person, also for two who ask at the same moment. */
  const cookieOf = (loginName: string): Promise<string> => {
    const cookie = cookies.get(loginName) ?? openCookie(loginName);
    cookies.set(loginName, cookie);
    return cookie;
  };

  return {
    app,
    db: database.kysely,
    database,
    company,
    clock,
    dataFolder,
    as: async (loginName) => clientsOf(app, await cookieOf(loginName)),
    nobody: clientsOf(app, undefined),
    nobodyAt: (address) => clientsOf(app, undefined, address),
    async eventsOf(subjectId, subjectType) {
      const { rows } = await sql<{ type: string }>`
        select type from ledger_entries where subject_id = ${subjectId}::uuid
          and (${subjectType ?? null}::text is null or subject_type = ${subjectType ?? null})
        order by subject_type, subject_seq`.execute(database.kysely);
      return rows.map((row) => row.type);
    },
    async close() {
      await app.close();
      intake.close();
      await database.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

function movableClock(): TestSystem['clock'] {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset).toISOString(),
    set(at) {
      offset = Date.parse(at) - Date.now();
    },
    advance(milliseconds) {
      offset += milliseconds;
    },
  };
}

function clientsOf(app: App, cookie: string | undefined, address = '127.0.0.1'): As {
  const settings = {
    baseUrl: 'http://yinxin.test',
    fetch: injectedFetch(app, address),
    headers: () => ({
      origin: 'http://yinxin.test',
      'accept-language': 'zh-CN',
      ...(cookie === undefined ? {} : { cookie }),
    }),
  };
  const slices = Object.entries(api).map(([name, routes]) => [name, createClient(routes, settings)]);
  return Object.fromEntries(slices) as As;
}

/** `fetch` over Fastify's own injection: the whole HTTP stack but the socket. */
function injectedFetch(app: App, remoteAddress: string): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const body = init?.body;
    const response = await app.http.inject({
      method: (init?.method ?? 'GET') as 'GET',
      url: url.pathname + url.search,
      remoteAddress,
      headers: { host: url.host, ...(init?.headers as Record<string, string>) },
      ...(body == null
        ? {}
        : { payload: typeof body === 'string' ? body : Buffer.from(await new Response(body).arrayBuffer()) }),
    });
    const headers = Object.entries(response.headers).map(([name, value]): [string, string] => [name, String(value)]);
    return new Response(response.statusCode === 204 ? null : new Uint8Array(response.rawPayload), {
      status: response.statusCode,
      headers,
    });
  };
}
