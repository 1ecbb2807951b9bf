import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { api } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const engravingsQuery = (search: Search<typeof api.engravings.listEngravings>) =>
  queryOptions({
    queryKey: ['engravings', 'list', search],
    queryFn: ({ signal }) => client.engravings.listEngravings({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const engravingQuery = (id: string) =>
  queryOptions({
    queryKey: ['engravings', 'one', id],
    queryFn: ({ signal }) => client.engravings.getEngraving({ params: { id } }, { signal }),
  });

export const engravingHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['engravings', 'one', id, 'history'],
    queryFn: ({ signal }) => client.engravings.getEngravingHistory({ params: { id } }, { signal }),
  });

export const engraversQuery = (search: Search<typeof api.engravers.listEngravers>) =>
  queryOptions({
    queryKey: ['engravers', 'list', search],
    queryFn: ({ signal }) => client.engravers.listEngravers({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });
