import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { account, api, session } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export type Account = z.infer<typeof account>;
export type Session = z.infer<typeof session>;

export const accountsQuery = (search: Search<typeof api.identity.listAccounts>) =>
  queryOptions({
    queryKey: ['identity', 'accounts', search],
    queryFn: ({ signal }) => client.identity.listAccounts({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const ownSessionsQuery = queryOptions({
  queryKey: ['identity', 'own-sessions'],
  queryFn: ({ signal }) => client.identity.listOwnSessions(undefined, { signal }),
});
