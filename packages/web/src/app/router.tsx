import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import { custodyRoutes } from '../features/custody/routes.ts';
import { carryOutRoutes } from '../features/carry-out/routes.ts';
import { destructionRoutes } from '../features/destruction/routes.ts';
import { engravingRoutes } from '../features/engraving/routes.ts';
import { flowsRoutes } from '../features/flows/routes.ts';
import { noticesRoutes } from '../features/notices/routes.ts';
import { suspensionRoutes } from '../features/suspension/routes.ts';
import { inventoryRoutes } from '../features/inventory/routes.ts';
import { approvalsRoutes } from '../features/approvals/routes.ts';
import { identityRoutes } from '../features/identity/routes.ts';
import { organizationRoutes } from '../features/organization/routes.ts';
import { sealingRoutes } from '../features/sealing/routes.ts';
import { recordsRoutes } from '../features/records/routes.ts';
import { sealsRoutes } from '../features/seals/routes.ts';
import { checksRoutes } from '../features/checks/routes.ts';
import { placesRoutes } from '../features/places/routes.ts';
import { requestsRoutes } from '../features/use-requests/routes.ts';
import { deskRoute } from '../lib/desk-route.ts';
import { personQuery } from '../lib/person.ts';
import { parseSearch, stringifySearch } from '../lib/search.ts';
import { menuFor } from './menu.ts';
import { FailedPage, NotFoundPage } from './fallback-pages.tsx';
import { Shell } from './shell.tsx';

/** The inbox is the first page; who has no part in requests begins with the first entry of the menu instead. */
const homeRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/',
  beforeLoad: async ({ context: { queries } }) => {
    const person = await queries.ensureQueryData(personQuery);
    const first = menuFor(person)[0]?.to ?? '/profile';
    if (first !== '/') throw redirect({ to: first });
  },
  component: lazyRouteComponent(() => import('../features/home/inbox-page.tsx'), 'InboxPage'),
});

const tree = deskRoute
  .update({ component: Shell })
  .addChildren([
    homeRoute,
    ...requestsRoutes,
    ...approvalsRoutes,
    ...identityRoutes,
    ...organizationRoutes,
    ...sealsRoutes,
    ...custodyRoutes,
    ...carryOutRoutes,
    ...destructionRoutes,
    ...engravingRoutes,
    ...flowsRoutes,
    ...recordsRoutes,
    ...sealingRoutes,
    ...noticesRoutes,
    ...suspensionRoutes,
    ...placesRoutes,
    ...checksRoutes,
    ...inventoryRoutes,
  ]);

/** The router of the desk. The address is the state: what a page shows can be bookmarked and sent to a colleague. */
export const createDeskRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>;
  }
}
