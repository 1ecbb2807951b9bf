import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl, type SealView } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const sealsQuery = (search: Search<typeof api.seals.listSeals>) =>
  queryOptions({
    queryKey: ['seals', 'list', search],
    queryFn: ({ signal }) => client.seals.listSeals({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const sealQuery = (id: string) =>
  queryOptions({
    queryKey: ['seals', 'one', id],
    queryFn: ({ signal }) => client.seals.getSeal({ params: { id } }, { signal }),
  });

export const sealHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['seals', 'history', id],
    queryFn: ({ signal }) => client.seals.getSealHistory({ params: { id } }, { signal }),
  });

/** Most uses that a seal's own page lists. */
const LATEST_USES = 10;

/** The latest uses of a seal. */
export const usesQuery = (sealId: string) =>
  queryOptions({
    queryKey: ['records', 'of-seal', sealId],
    queryFn: async ({ signal }) =>
      (await client.records.listRecords({ querystring: { sealId, limit: LATEST_USES } }, { signal })).items,
  });

/** A paper on file. Who may not read it gets a refusal, which says nothing about the seal itself. */
export const paperQuery = (documentId: string) =>
  queryOptions({
    queryKey: ['documents', 'one', documentId],
    queryFn: ({ signal }) => client.documents.getDocument({ params: { id: documentId } }, { signal }),
    retry: false,
  });

/** Address of a seal's face; another version of the seal may have another face. */
export const faceAddress = ({ id, version }: Pick<SealView, 'id' | 'version'>): string =>
  `${routeUrl(api.seals.getSealFace, { params: { id } })}?version=${version}`;

/** Address of a paper's bytes, for opening it in a tab of its own. */
export const paperAddress = (documentId: string): string =>
  routeUrl(api.documents.getDocumentFile, { params: { id: documentId } });
