import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const carryOutsQuery = (search: Search<typeof api.carryOuts.listCarryOuts>) =>
  queryOptions({
    queryKey: ['carry-outs', 'list', search],
    queryFn: ({ signal }) => client.carryOuts.listCarryOuts({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const carryOutQuery = (id: string) =>
  queryOptions({
    queryKey: ['carry-outs', 'one', id],
    queryFn: ({ signal }) => client.carryOuts.getCarryOut({ params: { id } }, { signal }),
  });

export const carryOutHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['carry-outs', 'one', id, 'history'],
    queryFn: ({ signal }) => client.carryOuts.getCarryOutHistory({ params: { id } }, { signal }),
  });

/** Address of the printable form of a carry-out. */
export const formAddress = (id: string): string => routeUrl(api.carryOuts.getCarryOutForm, { params: { id } });
