import type { Role, SessionView } from '#core/contracts';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, rememberCsrfToken } from '../../api/client.js';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => remember(await api.get<SessionView>('/session', signal)),
  staleTime: 60_000,
});

function remember(session: SessionView): SessionView {
  rememberCsrfToken(session.csrfToken);
  return session;
}

/** The signed-in person. Only below the guard, which lets nobody else through. */
export function usePerson(): NonNullable<SessionView['person']> {
  const { data } = useQuery(sessionQuery);
  if (!data?.person) throw new Error('usePerson is used outside of the signed-in part');
  return data.person;
}

/** True when the signed-in person has one of the roles. */
export function useHasRole(...roles: readonly Role[]): boolean {
  return usePerson().roles.some((role) => roles.includes(role));
}

/** A write that answers with the new session: everything read before belongs to the old one. */
export function useSessionChange<Variables = void>(write: (variables: Variables) => Promise<SessionView | undefined>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: async (session) => {
      if (session) client.setQueryData(sessionQuery.queryKey, remember(session));
      else await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] && !query.isActive() });
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0] });
    },
  });
}

export const useSignIn = () => useSessionChange((credentials: { username: string; password: string }) => api.post<SessionView>('/session', credentials));

export const useSetUp = () =>
  useSessionChange((account: { token: string; username: string; displayName: string; password: string }) => api.post<SessionView>('/setup', account));

export const useSignOut = () => useSessionChange(() => api.delete<undefined>('/session'));

export const useActAs = () => useSessionChange((username: string) => api.post<SessionView>('/session/acting-as', { username }));

export const useStopActing = () => useSessionChange(() => api.delete<SessionView>('/session/acting-as'));
