import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { api } from '@yinxin/contract';
import { deskRoute } from '../../lib/desk-route.ts';
import { searchOf } from '../../lib/search.ts';
import { readShown, type Shown } from './shown.ts';

const inventoriesRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/inventory',
  validateSearch: searchOf(api.inventory.listInventories),
  component: lazyRouteComponent(() => import('./inventories-page.tsx'), 'InventoriesPage'),
});

const openRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/inventory/new',
  component: lazyRouteComponent(() => import('./open-page.tsx'), 'OpenPage'),
});

/** One count; which of its seals are shown stands in the address. */
const inventoryRoute = createRoute({
  getParentRoute: () => deskRoute,
  path: '/inventory/$id',
  validateSearch: (raw: Record<string, unknown>): { readonly show?: Shown } => readShown(raw['show']),
  component: lazyRouteComponent(() => import('./inventory-page.tsx'), 'InventoryPage'),
});

export const inventoryRoutes = [inventoriesRoute, openRoute, inventoryRoute] as const;
