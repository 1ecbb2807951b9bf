import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext } from '@tanstack/react-router';

/** The frame that every page behind the login is drawn in; features hang their routes below it. */
export const deskRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()();
