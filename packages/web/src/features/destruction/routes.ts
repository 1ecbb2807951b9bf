import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const destructionsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/destructions',
  validateSearch: searchOf(api.destructions.listDestructions),
  component: lazyRouteComponent(() => import('./destructions-page.tsx'), 'DestructionsPage'),
});

const proposeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id/destruction',
  component: lazyRouteComponent(() => import('./propose-page.tsx'), 'ProposePage'),
});

/** One destruction; the open tab and the open document stand in the address. */
const destructionRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/destructions/$id',
  validateSearch: (raw: Record<string, unknown>): { readonly tab?: 'approval'; readonly document?: string } => ({
    ...(raw['tab'] === 'approval' ? { tab: 'approval' } : {}),
    ...(typeof raw['document'] === 'string' && raw['document'] !== '' ? { document: raw['document'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./destruction-page.tsx'), 'DestructionPage'),
});

const correctRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/destructions/$id/correct',
  component: lazyRouteComponent(() => import('./correct-page.tsx'), 'CorrectPage'),
});

const recordRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/destructions/$id/record',
  component: lazyRouteComponent(() => import('./record-page.tsx'), 'RecordDestructionPage'),
});

export const destructionRoutes = [
  destructionsRoute,
  proposeRoute,
  destructionRoute,
  correctRoute,
  recordRoute,
] as const;
