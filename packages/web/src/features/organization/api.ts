import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { api, department, entity, grant, person } from '@yinxin/contract';
import type { z } from 'zod';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export type Entity = z.infer<typeof entity>;
export type Department = z.infer<typeof department>;
export type PersonRecord = z.infer<typeof person>;
export type Grant = z.infer<typeof grant>;

export { departmentsQuery, entitiesQuery } from '../../lib/directory.ts';

export const peopleQuery = (search: Search<typeof api.organization.listPeople>) =>
  queryOptions({
    queryKey: ['organization', 'people', search],
    queryFn: ({ signal }) => client.organization.listPeople({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const grantsQuery = (search: Search<typeof api.organization.listGrants>) =>
  queryOptions({
    queryKey: ['organization', 'grants', search],
    queryFn: ({ signal }) => client.organization.listGrants({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });
