import { identity } from './identity.ts';
import { organization } from './organization.ts';
import { setup } from './setup.ts';

/** Every route of the system, by slice. What is not here cannot be mounted. */
export const api = { identity, organization, setup } as const;
