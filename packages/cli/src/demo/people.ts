import { api, createClient, type Client, type Language, type Routes } from '@yinxin/contract';

type Api = typeof api;
/** Typed clients of every slice, acting as one person. */
type Clients = { readonly [Slice in keyof Api]: Api[Slice] extends Routes ? Client<Api[Slice]> : never };

/** Somebody of the sample company, signed in over HTTP like a browser: with a password, for a cookie. */
export interface Person extends Clients {
  readonly id: string;
  readonly name: string;
  readonly post: string;
}

/** The people of the company; each signs in when first needed. */
export interface Company {
  /** Clients without a session. */
  readonly anybody: Clients;
  /** Somebody by login name or by name. */
  person(who: string): Promise<Person>;
  readonly people: readonly { readonly name: string; readonly loginName: string; readonly post: string }[];
}

/** Loads the sample company by the link that the start has printed, as the set-up page would. */
export async function setUpCompany(address: string, setupToken: string, language: Language): Promise<Company> {
  const anybody = clientsOf(address, language);
  const password = crypto.randomUUID();
  const { people } = await anybody.setup.setUpSample({ body: { token: setupToken, password } });
  const signedIn = new Map<string, Promise<Person>>();
  return {
    anybody,
    people,
    person(who) {
      const known = people.find(({ name, loginName }) => name === who || loginName === who);
      if (known === undefined) throw new Error(`The sample company has no ${who}`);
      const signing = signedIn.get(known.loginName) ?? signIn(address, language, { ...known, password });
      signedIn.set(known.loginName, signing);
      return signing;
    },
  };
}

async function signIn(
  address: string,
  language: Language,
  { loginName, password, name, post }: { readonly [Fact in 'loginName' | 'password' | 'name' | 'post']: string },
): Promise<Person> {
  const clients = clientsOf(address, language);
  const { id } = await clients.identity.signIn({ body: { loginName, password } });
  return { ...clients, id, name, post };
}

/** Clients that share one cookie, as the pages of one browser do. */
function clientsOf(address: string, language: Language): Clients {
  let cookie = '';
  const settings = {
    baseUrl: address,
    fetch: async (...request: Parameters<typeof fetch>): Promise<Response> => {
      const response = await fetch(...request);
      for (const set of response.headers.getSetCookie()) cookie = set.split(';')[0] ?? '';
      return response;
    },
    headers: () => ({ origin: address, 'accept-language': language, ...(cookie === '' ? {} : { cookie }) }),
  };
  const slices = Object.entries(api).map(([name, routes]) => [name, createClient(routes, settings)]);
  return Object.fromEntries(slices) as Clients;
}
