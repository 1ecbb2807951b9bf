import { createClient, type api } from '@yinxin/contract';
import { languageHeader } from '../../lib/language-header.ts';
import type { Wire } from '../../lib/wire.ts';

type DoorRoutes = Pick<typeof api.identity, 'signIn' | 'getActivation' | 'activateAccount'>;

const wire = {
  signIn: { method: 'POST', url: '/api/session', schema: { body: true, response: {} } },
  getActivation: { method: 'GET', url: '/api/activations/:token', schema: { response: {} } },
  activateAccount: { method: 'POST', url: '/api/activations/:token', schema: { body: true, response: {} } },
} as const satisfies { readonly [Name in keyof DoorRoutes]: Wire<DoorRoutes[Name]> };

/** The client of the login and activation pages; see `lib/wire.ts`. */
export const door = createClient(wire as unknown as DoorRoutes, { baseUrl: '', headers: languageHeader });
