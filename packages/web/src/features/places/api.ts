import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { api } from '@yinxin/contract';
import { client } from '../../lib/client.ts';
import type { Search } from '../../lib/search.ts';

export const placesQuery = (search: Search<typeof api.places.listPlaces>) =>
  queryOptions({
    queryKey: ['places', 'list', search],
    queryFn: ({ signal }) => client.places.listPlaces({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const placeQuery = (id: string) =>
  queryOptions({
    queryKey: ['places', 'one', id],
    queryFn: ({ signal }) => client.places.getPlace({ params: { id } }, { signal }),
  });

export const placeHistoryQuery = (id: string) =>
  queryOptions({
    queryKey: ['places', 'one', id, 'history'],
    queryFn: ({ signal }) => client.places.getPlaceHistory({ params: { id } }, { signal }),
  });

export const placeSealsQuery = (id: string, search: Search<typeof api.places.listPlaceSeals>) =>
  queryOptions({
    queryKey: ['places', 'one', id, 'seals', search],
    queryFn: ({ signal }) => client.places.listPlaceSeals({ params: { id }, querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

export const unplacedQuery = (search: Search<typeof api.places.listUnplacedSeals>) =>
  queryOptions({
    queryKey: ['places', 'unplaced', search],
    queryFn: ({ signal }) => client.places.listUnplacedSeals({ querystring: search }, { signal }),
    placeholderData: keepPreviousData,
  });

/** Places that a seal can be put into; there are few. */
export const openPlacesQuery = placesQuery({ state: 'open', pageSize: 200 });

/** How many places lack protection, for the warning above the list. */
export const lackingPlacesQuery = placesQuery({ state: 'open', lacking: 'true', pageSize: 1 });
