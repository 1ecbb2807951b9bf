/** The part of a list's address that every list has. Others are its filters. */
export interface ListSearch {
  readonly page?: number;
  readonly pageSize?: number;
  /** Key of the column to sort by, with a leading `-` for the largest first. */
  readonly sort?: string;
}

/** Any list's search parameters. */
export type AnySearch = ListSearch & Readonly<Record<string, unknown>>;

const LIST_KEYS = new Set(['page', 'pageSize', 'sort', 'cursor', 'limit']);

/** The list after a change. Whatever else changes, reading starts again at the first page. */
export function changeSearch<Search extends object>(search: Search, change: Partial<Search>): Search {
  const turned = 'page' in change;
  const next: Record<string, unknown> = { ...search, ...change };
  if (!turned) delete next['page'];
  for (const [key, value] of Object.entries(next)) if (value === undefined || value === '') delete next[key];
  return next as Search;
}

/** How many filters are set. */
export const countFilters = (search: object): number =>
  Object.entries(search).filter(([key, value]) => !LIST_KEYS.has(key) && value !== undefined && value !== '').length;

/** The list without any filter; order and page size stay as they are. */
export function clearFilters<Search extends object>(search: Search): Search {
  const kept = Object.entries(search).filter(([key]) => LIST_KEYS.has(key) && key !== 'page' && key !== 'cursor');
  return Object.fromEntries(kept) as Search;
}

/** The order that a column has in the address: ascending, descending or none. */
export function orderOf(sort: string | undefined, key: string): 'ascend' | 'descend' | null {
  if (sort === key) return 'ascend';
  return sort === `-${key}` ? 'descend' : null;
}

/** The address's word for an order by a column. */
export const sortWord = (key: string, order: 'ascend' | 'descend' | null | undefined): string | undefined =>
  order === 'ascend' ? key : order === 'descend' ? `-${key}` : undefined;
