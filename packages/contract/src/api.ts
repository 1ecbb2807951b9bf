import { identity } from './identity.ts';
import { organization } from './organization.ts';

/** Every route of the system, by slice. What is not here cannot be mounted. */
export const api = { identity, organization } as const;
