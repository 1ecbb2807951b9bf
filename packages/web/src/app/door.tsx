import { lazy, StrictMode, Suspense, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { currentLanguage } from '../lib/i18n.ts';
import { doorPaths } from '../lib/door-paths.ts';

const pages: Readonly<Record<string, ComponentType>> = {
  [doorPaths.signIn]: lazy(() => import('../features/identity/sign-in-page.tsx')),
  [doorPaths.activate]: lazy(() => import('../features/identity/activation-page.tsx')),
  [doorPaths.verify]: lazy(() => import('../features/verification/verify-page.tsx')),
  [doorPaths.setUp]: lazy(() => import('../features/setup/setup-page.tsx')),
};

/** Draws the page that this address names, for people without a session. */
export function open(place: Element): void {
  document.documentElement.lang = currentLanguage();
  const Page = pages[location.pathname];
  if (Page === undefined) throw new Error(`No door at ${location.pathname}`);
  createRoot(place).render(
    <StrictMode>
      <Suspense>
        <Page />
      </Suspense>
    </StrictMode>,
  );
}
