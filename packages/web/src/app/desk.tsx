import './shell.css';
import '../ui/kit.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { signInPath } from '../lib/door-paths.ts';
import { currentLanguage, useLanguage } from '../lib/i18n.ts';
import { personQuery } from '../lib/person.ts';
import { notSignedIn } from '../lib/problems.ts';
import { createQueryClient } from '../lib/query-client.ts';
import { nonceStyles } from '../lib/style-nonce.ts';
import { componentLocales } from './component-locales.ts';
import { createDeskRouter } from './router.tsx';
import { theme } from './theme.ts';

/** Draws the pages behind the login; without a session, goes to the login page and comes back afterwards. */
export async function open(place: Element): Promise<void> {
  z.config({ jitless: true }); // the content security policy forbids compiling schemas to code
  nonceStyles();
  document.documentElement.lang = currentLanguage();
  const queries = createQueryClient();
  try {
    await queries.fetchQuery(personQuery);
  } catch (error) {
    if (notSignedIn(error)) {
      location.replace(signInPath(location.pathname + location.search + location.hash));
      return;
    }
    // Anything else is shown by the page itself, with a button to try again.
  }
  const router = createDeskRouter(queries);
  createRoot(place).render(
    <StrictMode>
      <Look>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Look>
    </StrictMode>,
  );
}

function Look({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <ConfigProvider
      theme={theme}
      locale={componentLocales[useLanguage()]}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
