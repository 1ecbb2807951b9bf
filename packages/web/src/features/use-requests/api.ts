import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { api, RecordView, SealView, useRequestSummary, useRequestView } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export type UseRequestSummary = z.infer<typeof useRequestSummary>;
export type UseRequest = z.infer<typeof useRequestView>;
export type Checked = Awaited<ReturnType<typeof client.useRequests.checkUseRequest>>;

/** How often a request that is open on the screen is asked again, in milliseconds. */
export const LOOK_AGAIN = 15_000;

export const requestsQuery = (search: Search<typeof api.useRequests.listUseRequests>) =>
  queryOptions({
    queryKey: ['use-requests', 'list', search],
    queryFn: ({ signal }) => client.useRequests.listUseRequests({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: ['use-requests', 'one', id],
    queryFn: ({ signal }) => client.useRequests.getUseRequest({ params: { id } }, { signal }),
  });

export const historyQuery = (id: string) =>
  queryOptions({
    queryKey: ['use-requests', 'one', id, 'history'],
    queryFn: ({ signal }) => client.useRequests.getUseRequestHistory({ params: { id } }, { signal }),
  });

/** Most uses of one request that its page lists; the register has the rest. */
const MOST_RECORDS = 200;

/** The records of what was sealed for a request, as far as the reader may see them. */
export const recordsOfRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['use-requests', 'one', id, 'records'],
    queryFn: async ({ signal }): Promise<readonly RecordView[]> => {
      const querystring = { requestId: id, limit: MOST_RECORDS } as const;
      return (await client.records.listRecords({ querystring }, { signal })).items;
    },
  });

/** What a saved draft still lacks, and who would be asked. A version is checked once: another answer needs another. */
export const checkQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['use-requests', 'one', id, 'check', version],
    queryFn: ({ signal }) => client.useRequests.checkUseRequest({ params: { id } }, { signal }),
  });

/** Most seals that are offered at once; a list of names stays quick to search far beyond it. */
const MOST_SEALS_OFFERED = 200;

/** The seals in use that a requester may ask for. */
export const sealsToAskForQuery = queryOptions({
  queryKey: ['seals', 'to-ask-for'],
  queryFn: async ({ signal }): Promise<readonly SealView[]> => {
    const querystring = { state: 'active', pageSize: MOST_SEALS_OFFERED } as const;
    return (await client.seals.listSeals({ querystring }, { signal })).items;
  },
  staleTime: 60_000,
});
