import { QueryClient } from '@tanstack/react-query';
import { outcomeUnknown } from './problems.ts';

/**
 * Server state of the app. A read is repeated twice when the server did not answer, never when it refused; writes are
 * repeated by the person, under the same idempotency key.
 */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && outcomeUnknown(error),
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
