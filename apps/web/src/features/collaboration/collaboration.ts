import type { CommentView, LinkKind, Page, PersonView, RecordLinkView, Role, SavedView, SavedViewList, WatchView } from '#core/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

const PAGE_SIZE = 100;
const pathOf = (number: string) => `/records/${encodeURIComponent(number)}`;

export const commentsQuery = (number: string) =>
  infiniteQueryOptions({
    queryKey: ['records', number, 'comments'],
    queryFn: ({ signal, pageParam }) => api.get<Page<CommentView>>(`${pathOf(number)}/comments${queryString({ cursor: pageParam, limit: PAGE_SIZE })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

/** Few, so that the list stays small: whoever is meant is typed a little further. */
const MENTIONABLE = 6;

export const mentionableQuery = (q: string) =>
  queryOptions({
    queryKey: ['people', 'mentionable', q],
    queryFn: async ({ signal }) => {
      const { items } = await api.get<Page<PersonView>>(`/people${queryString({ q, limit: 2 * MENTIONABLE })}`, signal);
      return items.filter(({ active }) => active).slice(0, MENTIONABLE);
    },
    placeholderData: (old) => old,
    staleTime: 60_000,
  });

export const linksQuery = (number: string) =>
  queryOptions({ queryKey: ['records', number, 'links'], queryFn: ({ signal }) => api.get<RecordLinkView[]>(`${pathOf(number)}/links`, signal) });

export const watchQuery = (number: string) =>
  queryOptions({ queryKey: ['records', number, 'watch'], queryFn: ({ signal }) => api.get<WatchView>(`${pathOf(number)}/watch`, signal) });

export const savedViewsQuery = (list: SavedViewList) =>
  queryOptions({ queryKey: ['saved-views', list], queryFn: ({ signal }) => api.get<SavedView[]>(`/saved-views${queryString({ list })}`, signal), staleTime: 60_000 });

/** A write after which everything about the record is read again. */
function useRecordWrite<Variables, Answer>(number: string, write: (variables: Variables) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: write, onSuccess: () => client.invalidateQueries({ queryKey: ['records', number] }) });
}

export const useAddComment = (number: string) => useRecordWrite(number, (text: string) => api.post<CommentView>(`${pathOf(number)}/comments`, { text }));
export const useEditComment = (number: string) =>
  useRecordWrite(number, ({ id, text }: { id: string; text: string }) => api.patch<CommentView>(`${pathOf(number)}/comments/${id}`, { text }));
export const useTakeBackComment = (number: string) => useRecordWrite(number, (id: string) => api.delete<undefined>(`${pathOf(number)}/comments/${id}`));
export const useAddLink = (number: string) => useRecordWrite(number, (link: { kind: LinkKind; number: string }) => api.post<RecordLinkView>(`${pathOf(number)}/links`, link));
export const useRemoveLink = (number: string) => useRecordWrite(number, (id: string) => api.delete<undefined>(`${pathOf(number)}/links/${id}`));
export const useWatch = (number: string) =>
  useRecordWrite(number, (watch: boolean) => (watch ? api.put<WatchView>(`${pathOf(number)}/watch`, undefined) : api.delete<WatchView>(`${pathOf(number)}/watch`)));

function useViewsWrite<Variables, Answer>(list: SavedViewList, write: (variables: Variables) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: write, onSuccess: () => client.invalidateQueries({ queryKey: savedViewsQuery(list).queryKey }) });
}

export const useSaveView = (list: SavedViewList) =>
  useViewsWrite(list, (view: { name: string; query: string; sharedWith: Role[] }) => api.post<SavedView>('/saved-views', { list, ...view }));
export const useForgetView = (list: SavedViewList) => useViewsWrite(list, (id: string) => api.delete<undefined>(`/saved-views/${id}`));
