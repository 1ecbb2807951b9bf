import { createClient, type api } from '@yinxin/contract';
import { languageHeader } from '../../lib/language-header.ts';
import type { Wire } from '../../lib/wire.ts';

type SetupRoutes = typeof api.setup;

const wire = {
  getSetup: { method: 'GET', url: '/api/setup', schema: { response: {} } },
  setUpCompany: { method: 'POST', url: '/api/setup/company', schema: { body: true, response: {} } },
  setUpSample: { method: 'POST', url: '/api/setup/sample', schema: { body: true, response: {} } },
} as const satisfies { readonly [Name in keyof SetupRoutes]: Wire<SetupRoutes[Name]> };

/** The client of the set-up page; see `lib/wire.ts`. */
export const setupDoor = createClient(wire as unknown as SetupRoutes, { baseUrl: '', headers: languageHeader });
