import { identity } from './identity.ts';

/** Every route of the system, by slice. What is not here cannot be mounted. */
export const api = { identity } as const;
