import { queryOptions } from '@tanstack/react-query';
import type { FlowDefinition, flows, flowSummary, flowView } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';

export type FlowSummary = z.infer<typeof flowSummary>;
/** The reply of the list: the flows, and which shipped ones are missing. */
export type FlowList = z.infer<(typeof flows.listFlows)['schema']['response'][200]>;
export type Flow = z.infer<typeof flowView>;

export const flowsQuery = queryOptions({
  queryKey: ['flows', 'list'],
  queryFn: ({ signal }) => client.flows.listFlows(undefined, { signal }),
});

export const flowQuery = (id: string) =>
  queryOptions({
    queryKey: ['flows', 'one', id],
    queryFn: ({ signal }) => client.flows.getFlow({ params: { id } }, { signal }),
  });

/** What the linter finds in a definition that is not saved yet. */
export const findingsQuery = (definition: FlowDefinition) =>
  queryOptions({
    queryKey: ['flows', 'check', definition],
    queryFn: async ({ signal }) => (await client.flows.checkFlow({ body: definition }, { signal })).findings,
    placeholderData: (earlier) => earlier,
    retry: false,
  });
