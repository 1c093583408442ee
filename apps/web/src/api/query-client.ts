import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.js';

const MAX_RETRIES = 2;

/** Refusals are final; only silence and server faults are tried again. */
function retry(failures: number, error: unknown): boolean {
  if (error instanceof ApiError && error.problem.status < 500) return false;
  return failures < MAX_RETRIES;
}

/** A session that ended is read again, and the guard then asks to sign in and comes back to the same address. */
function readSessionAgain(error: unknown): void {
  if (error instanceof ApiError && error.is('not-signed-in')) void queryClient.invalidateQueries({ queryKey: ['session'] });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: readSessionAgain }),
  mutationCache: new MutationCache({ onError: readSessionAgain }),
  defaultOptions: { queries: { staleTime: 5_000, retry, refetchOnWindowFocus: true }, mutations: { retry: false } },
});
