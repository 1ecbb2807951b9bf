import { z } from 'zod';
import { route } from './route.ts';
import { seal, seals } from './seals.ts';
import { id } from './values.ts';

export * from './seal-label.ts';

/** Most labels on one sheet that is asked for at once. */
export const MOST_LABELS = 2000;

/** Most seals that are chosen one by one; more are chosen by the filters of the register. */
export const MOST_CHOSEN_LABELS = 200;

const filters = seals.listSeals.schema.querystring.omit({ page: true, pageSize: true });

export const sealLabels = {
  getSealByLabel: route({
    method: 'GET',
    url: '/api/seal-labels/:code',
    access: { permission: 'seal.read' },
    summary: 'The seal with this code on its label, as it is typed or scanned',
    ratePerMinute: 120,
    schema: { params: z.object({ code: z.string().max(100) }), response: { 200: seal } },
  }),
  getSealLabelSheet: route({
    method: 'GET',
    url: '/api/seal-labels',
    access: { permission: 'seal.manage' },
    summary: 'Labels (印章标签) for seals of the register, 24 on a page of A4, as PDF',
    produces: 'application/pdf',
    ratePerMinute: 30,
    schema: {
      querystring: filters.extend({
        /** Only these of the seals that the filters let through. */
        only: z.union([id, z.array(id).max(MOST_CHOSEN_LABELS)]).optional(),
      }),
      response: {},
    },
  }),
} as const;
