import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';
import { isFormStep, type FormStep } from './form/steps.ts';

const requestsRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/requests',
  validateSearch: searchOf(api.useRequests.listUseRequests),
  component: lazyRouteComponent(() => import('./requests-page.tsx'), 'RequestsPage'),
});

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The form of a draft. The draft's id and the step stand in the address, so a reload comes back to them. */
const requestFormRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/requests/new',
  validateSearch: (raw: Record<string, unknown>): { readonly id?: string; readonly step?: FormStep } => {
    const id = text(raw['id']);
    const step = text(raw['step']);
    return { ...(id === undefined ? {} : { id }), ...(isFormStep(step) ? { step } : {}) };
  },
  component: lazyRouteComponent(() => import('./form/request-form-page.tsx'), 'RequestFormPage'),
});

/** One request; the open tab and the open document stand in the address. */
const requestRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/requests/$id',
  validateSearch: (raw: Record<string, unknown>): { readonly tab?: 'approval'; readonly document?: string } => {
    const document = text(raw['document']);
    return {
      ...(raw['tab'] === 'approval' ? { tab: 'approval' } : {}),
      ...(document === undefined ? {} : { document }),
    };
  },
  component: lazyRouteComponent(() => import('./request-page.tsx'), 'RequestPage'),
});

export const requestsRoutes = [requestsRoute, requestFormRoute, requestRoute] as const;
