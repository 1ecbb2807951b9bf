import { api, createClient, setup } from '@yinxin/contract';
import type { As } from './system.ts';

/** The sample company in a server that was just started, and its people as they sign in over the network. */
export interface Visitors {
  /** Clients that act as a person, signed in by password once. */
  as(loginName: string): Promise<As>;
}

const PASSWORD = 'correct horse 印泥';

/** Loads the sample company by the one-time link that the server has printed. */
export async function setUpSample(server: { address(): string; setupToken(): Promise<string> }): Promise<void> {
  const token = await server.setupToken();
  const { setUpSample } = createClient(setup, { baseUrl: server.address(), headers: () => origin(server) });
  await setUpSample({ body: { token, password: PASSWORD } });
}

/** The people of the sample company at a server's address, which may change when it is started again. */
export function visit(server: () => { address(): string }): Visitors {
  const sessions = new Map<string, string>();
  return {
    async as(loginName) {
      const cookie = sessions.get(loginName) ?? (await signIn(server(), loginName));
      sessions.set(loginName, cookie);
      const settings = {
        // Read at every call: a server that was started again listens elsewhere, and knows the session still.
        get baseUrl() {
          return server().address();
        },
        headers: () => ({ ...origin(server()), cookie, 'accept-language': 'zh-CN' }),
      };
      return Object.fromEntries(
        Object.entries(api).map(([name, routes]) => [name, createClient(routes, settings)]),
      ) as unknown as As;
    },
  };
}

async function signIn(server: { address(): string }, loginName: string): Promise<string> {
  const reply = await fetch(`${server.address()}/api/session`, {
    method: 'POST',
    headers: { ...origin(server), 'content-type': 'application/json' },
    body: JSON.stringify({ loginName, password: PASSWORD }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`${loginName} could not sign in: ${reply.status} ${await reply.text()}`);
  return cookie;
}

const origin = (server: { address(): string }) => ({ origin: server.address() });
