import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { deskRoute } from '../../lib/desk-route.ts';
import { flowTabSearch } from './flow-tabs.ts';

const flowsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/flows',
  component: lazyRouteComponent(() => import('./flows-page.tsx'), 'FlowsPage'),
});

const newFlowRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/flows/new',
  component: lazyRouteComponent(() => import('./editor/new-flow-page.tsx'), 'NewFlowPage'),
});

const flowRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/flows/$id',
  validateSearch: flowTabSearch,
  component: lazyRouteComponent(() => import('./flow-page.tsx'), 'FlowPage'),
});

const editFlowRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/flows/$id/edit',
  component: lazyRouteComponent(() => import('./editor/edit-flow-page.tsx'), 'EditFlowPage'),
});

export const flowsRoutes = [flowsRoute, newFlowRoute, flowRoute, editFlowRoute] as const;
