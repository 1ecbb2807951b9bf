import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const handoversQuery = (search: Search<typeof api.custody.listHandovers>) =>
  queryOptions({
    queryKey: ['custody', 'list', search],
    queryFn: ({ signal }) => client.custody.listHandovers({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const handoverQuery = (id: string) =>
  queryOptions({
    queryKey: ['custody', 'one', id],
    queryFn: ({ signal }) => client.custody.getHandover({ params: { id } }, { signal }),
  });

/** Address of the printable handover slip. */
export const slipAddress = (id: string): string => routeUrl(api.custody.getHandoverSlip, { params: { id } });

/** Who was responsible for a seal from when to when. */
export const custodyChainQuery = (sealId: string) =>
  queryOptions({
    queryKey: ['custody', 'chain', sealId],
    queryFn: ({ signal }) => client.custody.getSealCustody({ params: { id: sealId } }, { signal }),
  });

/** The open handover of a seal, if the reader may see one. */
export const openHandoverQuery = (sealId: string) =>
  queryOptions({
    queryKey: ['custody', 'open', sealId],
    queryFn: async ({ signal }) => {
      const querystring = { sealId, state: 'proposed', pageSize: 1 } as const;
      return (await client.custody.listHandovers({ querystring }, { signal })).items[0] ?? null;
    },
  });
