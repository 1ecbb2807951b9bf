import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { api } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export type RecordSearch = Search<typeof api.records.listRecords>;

/** The register, stretch after stretch. */
export const recordsQuery = (search: RecordSearch) =>
  infiniteQueryOptions({
    queryKey: ['records', 'list', search],
    queryFn: ({ signal, pageParam }) =>
      client.records.listRecords(
        { querystring: { ...search, ...(pageParam === '' ? {} : { cursor: pageParam }) } },
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });

export const recordQuery = (id: string) =>
  queryOptions({
    queryKey: ['records', 'one', id],
    queryFn: ({ signal }) => client.records.getRecord({ params: { id } }, { signal }),
  });

export const recordHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['records', 'history', id],
    queryFn: ({ signal }) => client.records.getRecordHistory({ params: { id } }, { signal }),
  });
