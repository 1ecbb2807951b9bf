import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl, type document, type pageResolutions } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';

export type StoredDocument = z.infer<typeof document>;
export type PageResolution = (typeof pageResolutions)[number];

export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['documents', 'one', id],
    queryFn: ({ signal }) => client.documents.getDocument({ params: { id } }, { signal }),
  });

/** Where a keyword stands in a document. The bytes never change, so neither does the answer. */
export const placesQuery = (id: string, keyword: string) =>
  queryOptions({
    queryKey: ['documents', 'one', id, 'places', keyword],
    queryFn: async ({ signal }) =>
      (await client.documents.findInDocument({ params: { id }, querystring: { keyword } }, { signal })).places,
    enabled: keyword !== '',
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });

/** The address of one page (from 1) as a picture. */
export const pageUrl = (id: string, page: number, dpi: PageResolution): string =>
  routeUrl(api.documents.getPageImage, { params: { id, page }, querystring: { dpi } });

/** The address of the PDF itself. */
export const fileUrl = (id: string): string => routeUrl(api.documents.getDocumentFile, { params: { id } });
