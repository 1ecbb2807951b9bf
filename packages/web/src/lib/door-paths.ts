/** Pages that need no session; everything else belongs to the desk. */
export const doorPaths = { signIn: '/login', activate: '/activate', setUp: '/setup', verify: '/verify' } as const;

/** True for the address of a page that needs no session. */
export const isDoorPath = (path: string): boolean => (Object.values(doorPaths) as string[]).includes(path);

/** The login page, to come back from to where the person wanted to go. */
export const signInPath = (wanted: string): string =>
  wanted === '/' ? doorPaths.signIn : `${doorPaths.signIn}?${new URLSearchParams({ to: wanted }).toString()}`;

/** Where to go after the login: a path of our own that the address names, never another site. */
export function landingPath(search: string, origin: string): string {
  const wanted = new URLSearchParams(search).get('to') ?? '/';
  if (!URL.canParse(wanted, origin)) return '/';
  const url = new URL(wanted, origin);
  return url.origin === origin && !isDoorPath(url.pathname) ? url.pathname + url.search + url.hash : '/';
}

/** A page with a one-time secret. It stands in the fragment (`#token=…`), which never reaches a server's log. */
export const withSecret = (path: string, token: string): string => `${path}#token=${token}`;

/** The secret of such an address; nothing when it was cut off. */
export const secretIn = (hash: string): string | undefined => /^#token=([\w-]+)$/.exec(hash)?.[1];
