import { queryOptions } from '@tanstack/react-query';
import type { Role } from '@yinxin/contract';
import { client } from './client.ts';

/** Legal entities, for lists to choose from. */
export const entitiesQuery = queryOptions({
  queryKey: ['organization', 'entities'],
  queryFn: async ({ signal }) => (await client.organization.listEntities(undefined, { signal })).items,
});

/** All departments, closed ones too. */
export const departmentsQuery = queryOptions({
  queryKey: ['organization', 'departments'],
  queryFn: async ({ signal }) => (await client.organization.listDepartments({ querystring: {} }, { signal })).items,
});

/** Most people that one list offers; more are found by typing. */
const MOST_OFFERED = 50;

/** People who have not left and whose name or number holds `search`, of one role if named; for lists to choose from. */
export const colleaguesQuery = (search: string, role?: Role) =>
  queryOptions({
    queryKey: ['organization', 'colleagues', search, role],
    queryFn: async ({ signal }) => {
      const querystring = {
        left: 'false',
        pageSize: MOST_OFFERED,
        ...(search === '' ? {} : { search }),
        ...(role === undefined ? {} : { role }),
      } as const;
      return (await client.organization.listPeople({ querystring }, { signal })).items;
    },
    placeholderData: (earlier) => earlier,
  });

/** One person by id, to show the name of who is already chosen. */
export const colleagueQuery = (id: string) =>
  queryOptions({
    queryKey: ['organization', 'person', id],
    queryFn: ({ signal }) => client.organization.getPerson({ params: { id } }, { signal }),
  });
