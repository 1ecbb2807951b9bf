import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const organizationRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/organization',
  validateSearch: searchOf(api.organization.listPeople),
  component: lazyRouteComponent(() => import('./organization-page.tsx'), 'OrganizationPage'),
});

const importRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/organization/import',
  component: lazyRouteComponent(() => import('./import-page.tsx'), 'ImportPage'),
});

const grantsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/grants',
  validateSearch: searchOf(api.organization.listGrants),
  component: lazyRouteComponent(() => import('./grants-page.tsx'), 'GrantsPage'),
});

export const organizationRoutes = [organizationRoute, importRoute, grantsRoute] as const;
