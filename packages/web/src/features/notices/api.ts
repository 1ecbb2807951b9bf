import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const noticesQuery = (search: Search<typeof api.notices.listNotices>) =>
  queryOptions({
    queryKey: ['notices', 'list', search],
    queryFn: ({ signal }) => client.notices.listNotices({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const noticeQuery = (id: string) =>
  queryOptions({
    queryKey: ['notices', 'one', id],
    queryFn: ({ signal }) => client.notices.getNotice({ params: { id } }, { signal }),
  });

export const noticeReceiptsQuery = (id: string) =>
  queryOptions({
    queryKey: ['notices', 'one', id, 'receipts'],
    queryFn: async ({ signal }) => (await client.notices.getNoticeReceipts({ params: { id } }, { signal })).items,
  });

export const noticeHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['notices', 'one', id, 'history'],
    queryFn: ({ signal }) => client.notices.getNoticeHistory({ params: { id } }, { signal }),
  });

/** Address of the specimen that a notice shows. */
export const specimenAddress = (id: string): string => routeUrl(api.notices.getNoticeSpecimen, { params: { id } });
