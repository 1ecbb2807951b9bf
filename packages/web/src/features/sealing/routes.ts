import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const sealingsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/sealing',
  validateSearch: searchOf(api.sealing.listSealings),
  component: lazyRouteComponent(() => import('./sealings-page.tsx'), 'SealingsPage'),
});

const sealingRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/sealing/$id',
  component: lazyRouteComponent(() => import('./sealing-page.tsx'), 'SealingPage'),
});

export const sealingRoutes = [sealingsRoute, sealingRoute] as const;
