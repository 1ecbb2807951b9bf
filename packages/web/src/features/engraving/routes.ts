import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const engravingsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/engravings',
  validateSearch: searchOf(api.engravings.listEngravings),
  component: lazyRouteComponent(() => import('./engravings-page.tsx'), 'EngravingsPage'),
});

const requestRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/engravings/new',
  component: lazyRouteComponent(() => import('./request-page.tsx'), 'RequestEngravingPage'),
});

/** One request; the open tab stands in the address. */
const engravingRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/engravings/$id',
  validateSearch: (raw: Record<string, unknown>): { readonly tab?: 'approval' } =>
    raw['tab'] === 'approval' ? { tab: 'approval' } : {},
  component: lazyRouteComponent(() => import('./engraving-page.tsx'), 'EngravingPage'),
});

const correctRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/engravings/$id/correct',
  component: lazyRouteComponent(() => import('./correct-page.tsx'), 'CorrectEngravingPage'),
});

const sealRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/engravings/$id/seal',
  component: lazyRouteComponent(() => import('./register-seal-page.tsx'), 'RegisterEngravedSealPage'),
});

const engraversRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/engravers',
  validateSearch: searchOf(api.engravers.listEngravers),
  component: lazyRouteComponent(() => import('./engravers-page.tsx'), 'EngraversPage'),
});

export const engravingRoutes = [
  engravingsRoute,
  requestRoute,
  engravingRoute,
  correctRoute,
  sealRoute,
  engraversRoute,
] as const;
