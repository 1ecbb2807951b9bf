import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const accountsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/accounts',
  validateSearch: searchOf(api.identity.listAccounts),
  component: lazyRouteComponent(() => import('./accounts-page.tsx'), 'AccountsPage'),
});

const profileRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/profile',
  component: lazyRouteComponent(() => import('./profile-page.tsx'), 'ProfilePage'),
});

export const identityRoutes = [accountsRoute, profileRoute] as const;
