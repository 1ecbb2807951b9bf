import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';
import { tabSearch } from './record-tabs.ts';

const recordsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/records',
  validateSearch: searchOf(api.records.listRecords),
  component: lazyRouteComponent(() => import('./records-page.tsx'), 'RecordsPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/records/$id',
  validateSearch: tabSearch,
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'OneRecordPage'),
});

export const recordsRoutes = [recordsRoute, recordRoute] as const;
