import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';
import { approvalQuery } from './api.ts';
import { subjectPath } from './subject-path.ts';

const approvalsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/approvals',
  validateSearch: searchOf(api.approvals.listApprovals),
  component: lazyRouteComponent(() => import('./approvals-page.tsx'), 'ApprovalsPage'),
});

/** The lasting address of an approval, for messages; it is read and decided on the page of what is approved. */
const approvalRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/approvals/$id',
  beforeLoad: async ({ context: { queries }, params: { id } }) => {
    const { subject } = await queries.fetchQuery(approvalQuery(id));
    throw redirect({ href: subjectPath(subject) ?? '/approvals' });
  },
});

export const approvalsRoutes = [approvalsRoute, approvalRoute] as const;
