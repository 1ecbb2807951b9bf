import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export type RecordsSearch = Search<typeof api.records.listRecords>;

/** The register, stretch by stretch: a register of a million records has no last page. */
export const recordsQuery = (search: RecordsSearch) =>
  infiniteQueryOptions({
    queryKey: ['records', 'list', search],
    queryFn: ({ signal, pageParam: cursor }) =>
      client.records.listRecords(
        { querystring: { ...search, ...(cursor === undefined ? {} : { cursor }) } },
        { signal },
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
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

/** The printable record sheet (用印记录单). */
export const sheetAddress = (id: string): string => routeUrl(api.records.getRecordSheet, { params: { id } });
