import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';
import { recordQuery } from './api.ts';

const recordsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/records',
  validateSearch: searchOf(api.records.listRecords),
  component: lazyRouteComponent(() => import('./records-page.tsx'), 'RecordsPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/records/$id',
  loader: ({ context: { queries }, params: { id } }) => queries.ensureQueryData(recordQuery(id)),
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordPage'),
});

export const recordsRoutes = [recordsRoute, recordRoute] as const;
