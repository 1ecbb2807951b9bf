import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const dueRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/checks',
  validateSearch: searchOf(api.checks.listDueChecks),
  component: lazyRouteComponent(() => import('./due-page.tsx'), 'DueChecksPage'),
});

const recordsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/checks/records',
  validateSearch: searchOf(api.checks.listChecks),
  component: lazyRouteComponent(() => import('./checks-page.tsx'), 'ChecksPage'),
});

const planRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/checks/plan',
  component: lazyRouteComponent(() => import('./plan-page.tsx'), 'CheckPlanPage'),
});

const checkRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/checks/$id',
  component: lazyRouteComponent(() => import('./check-page.tsx'), 'CheckPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id/check',
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordCheckPage'),
});

export const checksRoutes = [dueRoute, recordsRoute, planRoute, checkRoute, recordRoute] as const;
