import type { InboxView } from '#core/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

const PAGE_SIZE = 50;

export const inboxQuery = (unread: boolean) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'list', unread],
    queryFn: ({ signal, pageParam }) => api.get<InboxView>(`/inbox${queryString({ unread: unread || null, cursor: pageParam, limit: PAGE_SIZE })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** How many notices wait: for the bell. */
export const unreadQuery = queryOptions({
  queryKey: ['inbox', 'unread'],
  queryFn: async ({ signal }) => (await api.get<InboxView>(`/inbox${queryString({ unread: true, limit: 1 })}`, signal)).unread,
});

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: readonly string[] | 'all') => api.post<undefined>('/inbox/read', ids === 'all' ? {} : { ids }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['inbox'] }),
  });
}
