import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const suspensionsQuery = (search: Search<typeof api.suspensions.listSuspensions>) =>
  queryOptions({
    queryKey: ['suspensions', 'list', search],
    queryFn: ({ signal }) => client.suspensions.listSuspensions({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const suspensionQuery = (id: string) =>
  queryOptions({
    queryKey: ['suspensions', 'one', id],
    queryFn: ({ signal }) => client.suspensions.getSuspension({ params: { id } }, { signal }),
  });

export const suspensionHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['suspensions', 'one', id, 'history'],
    queryFn: ({ signal }) => client.suspensions.getSuspensionHistory({ params: { id } }, { signal }),
  });

/** Departments that should be told when a seal goes out of use. */
export const toldQuery = (sealId: string) =>
  queryOptions({
    queryKey: ['suspensions', 'told', sealId],
    queryFn: async ({ signal }) =>
      (await client.suspensions.listSuspensionDepartments({ params: { id: sealId } }, { signal })).items,
  });

/** Address of the printable form of an application. */
export const formAddress = (id: string): string => routeUrl(api.suspensions.getSuspensionForm, { params: { id } });
