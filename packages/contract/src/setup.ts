import { z } from 'zod';
import { loginName, newPassword } from './identity.ts';
import { uscc } from './organization.ts';
import { route } from './route.ts';
import { done, line } from './values.ts';

/** The secret of the one-time set-up link that the server prints at its first start. */
const setupToken = z.string().min(20).max(64);

const administrator = z.strictObject({ name: line(40), loginName, password: newPassword });

export const setup = {
  getSetup: route({
    method: 'GET',
    url: '/api/setup',
    access: 'public',
    summary: 'Whether this installation still waits to be set up',
    ratePerMinute: 120,
    schema: { response: { 200: z.object({ needed: z.boolean() }) } },
  }),
  setUpCompany: route({
    method: 'POST',
    url: '/api/setup/company',
    access: 'public',
    summary: 'Create the first legal entity and the three separated administrators',
    ratePerMinute: 20,
    schema: {
      body: z.strictObject({
        token: setupToken,
        entity: z.strictObject({ name: line(100), shortName: line(30), uscc: uscc.nullable().default(null) }),
        systemAdministrator: administrator,
        securityAdministrator: administrator,
        auditAdministrator: administrator,
      }),
      response: { 200: done },
    },
  }),
  setUpSample: route({
    method: 'POST',
    url: '/api/setup/sample',
    access: 'public',
    summary: 'Load the sample company: people of every role, seals, flows and a few requests',
    ratePerMinute: 20,
    schema: {
      body: z.strictObject({ token: setupToken, password: newPassword }),
      response: {
        200: z.object({
          people: z.array(z.object({ name: z.string(), loginName: z.string(), post: z.string() })),
        }),
      },
    },
  }),
} as const;
