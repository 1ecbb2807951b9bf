import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';

const noticesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/notices',
  validateSearch: searchOf(api.notices.listNotices),
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage'),
});

const noticeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/notices/$id',
  component: lazyRouteComponent(() => import('./notice-page.tsx'), 'NoticePage'),
});

export const noticesRoutes = [noticesRoute, noticeRoute] as const;
