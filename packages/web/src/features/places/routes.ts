import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const listRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/places',
  validateSearch: searchOf(api.places.listPlaces),
  component: lazyRouteComponent(() => import('./places-page.tsx'), 'PlacesPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/places/new',
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPlacePage'),
});

const unplacedRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/places/unplaced',
  validateSearch: searchOf(api.places.listUnplacedSeals),
  component: lazyRouteComponent(() => import('./unplaced-page.tsx'), 'UnplacedPage'),
});

const placeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/places/$id',
  validateSearch: searchOf(api.places.listPlaceSeals),
  component: lazyRouteComponent(() => import('./place-page.tsx'), 'PlacePage'),
});

const correctRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/places/$id/correct',
  component: lazyRouteComponent(() => import('./correct-page.tsx'), 'CorrectPlacePage'),
});

export const placesRoutes = [listRoute, registerRoute, unplacedRoute, placeRoute, correctRoute] as const;
