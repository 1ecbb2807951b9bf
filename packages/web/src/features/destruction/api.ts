import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const destructionsQuery = (search: Search<typeof api.destructions.listDestructions>) =>
  queryOptions({
    queryKey: ['destructions', 'list', search],
    queryFn: ({ signal }) => client.destructions.listDestructions({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const destructionQuery = (id: string) =>
  queryOptions({
    queryKey: ['destructions', 'one', id],
    queryFn: ({ signal }) => client.destructions.getDestruction({ params: { id } }, { signal }),
  });

export const destructionHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['destructions', 'one', id, 'history'],
    queryFn: ({ signal }) => client.destructions.getDestructionHistory({ params: { id } }, { signal }),
  });

/** Address of the printable form of a destruction. */
export const formAddress = (id: string): string => routeUrl(api.destructions.getDestructionForm, { params: { id } });
