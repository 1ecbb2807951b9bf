import { createClient, type api } from '@yinxin/contract';
import { languageHeader } from '../../lib/language-header.ts';

type DoorRoutes = Pick<typeof api.identity, 'signIn' | 'getActivation' | 'activateAccount'>;

/** The parts of a route that go over the wire; they must be the contract's, or this does not compile. */
type Wire<R> = Pick<R, Extract<keyof R, 'method' | 'url' | 'idempotent' | 'ifMatch' | 'upload'>>;

const wire = {
  signIn: { method: 'POST', url: '/api/session' },
  getActivation: { method: 'GET', url: '/api/activations/:token' },
  activateAccount: { method: 'POST', url: '/api/activations/:token' },
} as const satisfies { readonly [Name in keyof DoorRoutes]: Wire<DoorRoutes[Name]> };

const withBody = { body: true, response: {} };

/**
 * The client of the door. It carries the addresses only: the contract's schemas and the schema library would weigh more
 * than the login page itself, and the server checks everything anyway.
 */
export const door = createClient(
  {
    signIn: { ...wire.signIn, schema: withBody },
    getActivation: { ...wire.getActivation, schema: { response: {} } },
    activateAccount: { ...wire.activateAccount, schema: withBody },
  } as unknown as DoorRoutes,
  { baseUrl: '', headers: languageHeader },
);
