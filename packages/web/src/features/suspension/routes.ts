import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const suspensionsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/suspensions',
  validateSearch: searchOf(api.suspensions.listSuspensions),
  component: lazyRouteComponent(() => import('./suspensions-page.tsx'), 'SuspensionsPage'),
});

const requestRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id/suspension',
  component: lazyRouteComponent(() => import('./request-page.tsx'), 'RequestSuspensionPage'),
});

/** One application; the open tab stands in the address. */
const suspensionRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/suspensions/$id',
  validateSearch: (raw: Record<string, unknown>): { readonly tab?: 'approval' } =>
    raw['tab'] === 'approval' ? { tab: 'approval' } : {},
  component: lazyRouteComponent(() => import('./suspension-page.tsx'), 'SuspensionPage'),
});

const correctRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/suspensions/$id/correct',
  component: lazyRouteComponent(() => import('./correct-page.tsx'), 'CorrectSuspensionPage'),
});

export const suspensionRoutes = [suspensionsRoute, requestRoute, suspensionRoute, correctRoute] as const;
