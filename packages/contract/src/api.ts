import { documents } from './documents.ts';
import { identity } from './identity.ts';
import { organization } from './organization.ts';
import { setup } from './setup.ts';
import { useRequests } from './use-requests.ts';

/** Every route of the system, by slice. What is not here cannot be mounted. */
export const api = { documents, identity, organization, setup, useRequests } as const;
