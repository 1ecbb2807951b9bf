import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, routeUrl } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const inventoriesQuery = (search: Search<typeof api.inventory.listInventories>) =>
  queryOptions({
    queryKey: ['inventory', 'list', search],
    queryFn: ({ signal }) => client.inventory.listInventories({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const inventoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['inventory', 'one', id],
    queryFn: ({ signal }) => client.inventory.getInventory({ params: { id } }, { signal }),
  });

export const inventoryHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['inventory', 'one', id, 'history'],
    queryFn: ({ signal }) => client.inventory.getInventoryHistory({ params: { id } }, { signal }),
  });

/** Address of the printable form of a count. */
export const formAddress = (id: string): string => routeUrl(api.inventory.getInventoryForm, { params: { id } });
