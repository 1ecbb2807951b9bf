import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';
import { tabSearch } from './seal-tabs.ts';

const sealsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals',
  validateSearch: searchOf(api.seals.listSeals),
  component: lazyRouteComponent(() => import('./seals-page.tsx'), 'SealsPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/new',
  component: lazyRouteComponent(() => import('./register-page.tsx'), 'RegisterPage'),
});

const sealRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id',
  validateSearch: tabSearch,
  component: lazyRouteComponent(() => import('./seal-page.tsx'), 'SealPage'),
});

const correctRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id/correct',
  component: lazyRouteComponent(() => import('./correct-page.tsx'), 'CorrectPage'),
});

const faceRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/$id/face',
  component: lazyRouteComponent(() => import('./face-page.tsx'), 'FacePage'),
});

const labelsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/labels',
  validateSearch: searchOf(api.seals.listSeals),
  component: lazyRouteComponent(() => import('./labels-page.tsx'), 'LabelsPage'),
});

const labelRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/seals/label/$code',
  component: lazyRouteComponent(() => import('./label-page.tsx'), 'LabelPage'),
});

export const sealsRoutes = [
  sealsRoute,
  registerRoute,
  sealRoute,
  correctRoute,
  faceRoute,
  labelsRoute,
  labelRoute,
] as const;
