import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const handoversRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/handovers',
  validateSearch: searchOf(api.custody.listHandovers),
  component: lazyRouteComponent(() => import('./handovers-page.tsx'), 'HandoversPage'),
});

const proposeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id/handover',
  component: lazyRouteComponent(() => import('./propose-page.tsx'), 'ProposePage'),
});

const handoverRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/handovers/$id',
  component: lazyRouteComponent(() => import('./handover-page.tsx'), 'HandoverPage'),
});

export const custodyRoutes = [handoversRoute, proposeRoute, handoverRoute] as const;
