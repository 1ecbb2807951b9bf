import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const carryOutsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/carry-outs',
  validateSearch: searchOf(api.carryOuts.listCarryOuts),
  component: lazyRouteComponent(() => import('./carry-outs-page.tsx'), 'CarryOutsPage'),
});

const requestRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id/carry-out',
  component: lazyRouteComponent(() => import('./request-page.tsx'), 'RequestCarryOutPage'),
});

/** One carry-out; the open tab stands in the address. */
const carryOutRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/carry-outs/$id',
  validateSearch: (raw: Record<string, unknown>): { readonly tab?: 'approval' } =>
    raw['tab'] === 'approval' ? { tab: 'approval' } : {},
  component: lazyRouteComponent(() => import('./carry-out-page.tsx'), 'CarryOutPage'),
});

const correctRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/carry-outs/$id/correct',
  component: lazyRouteComponent(() => import('./correct-page.tsx'), 'CorrectCarryOutPage'),
});

export const carryOutRoutes = [carryOutsRoute, requestRoute, carryOutRoute, correctRoute] as const;
