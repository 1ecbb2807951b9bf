import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { api } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const dueChecksQuery = (search: Search<typeof api.checks.listDueChecks>) =>
  queryOptions({
    queryKey: ['checks', 'due', search],
    queryFn: ({ signal }) => client.checks.listDueChecks({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const checksQuery = (search: Search<typeof api.checks.listChecks>) =>
  queryOptions({
    queryKey: ['checks', 'list', search],
    queryFn: ({ signal }) => client.checks.listChecks({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const checkQuery = (id: string) =>
  queryOptions({
    queryKey: ['checks', 'one', id],
    queryFn: ({ signal }) => client.checks.getCheck({ params: { id } }, { signal }),
  });

/** The plans of the entities that the reader may see; there are few. */
export const checkPlansQuery = queryOptions({
  queryKey: ['checks', 'plans'],
  queryFn: async ({ signal }) =>
    (await client.checks.listCheckPlans({ querystring: { pageSize: 200 } }, { signal })).items,
});
