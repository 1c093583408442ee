import type { ChangeListItem, Page, ProjectListItem, ReleaseContent, ReleaseListItem, ReleaseNotesView, ReleaseReadinessView, ReleaseView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface ReleaseFilter {
  state: string;
  type: string;
  manager: string;
  service: string;
  delivers: string;
  q: string;
}

export const EVERY_RELEASE: ReleaseFilter = { state: '', type: '', manager: '', service: '', delivers: '', q: '' };

const PAGE_SIZE = 50;
const MOST_CHOICES = 100;
const pathOf = (number: string) => `/releases/${encodeURIComponent(number)}`;

/** The query of the list, also for its CSV. */
export const releaseListQueryString = (filter: ReleaseFilter, sort: string) => queryString({ ...filter, sort });

export const releaseListQuery = (filter: ReleaseFilter, sort: string, cursor: string | null) =>
  queryOptions({
    queryKey: ['releases', 'list', filter, sort, cursor],
    queryFn: ({ signal }) => api.get<Page<ReleaseListItem>>(`/releases${queryString({ ...filter, sort, cursor, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

export const releaseQuery = (number: string) => queryOptions({ queryKey: ['releases', 'one', number], queryFn: ({ signal }) => api.get<ReleaseView>(pathOf(number), signal) });

export const readinessQuery = (number: string) => queryOptions({ queryKey: ['releases', 'readiness', number], queryFn: ({ signal }) => api.get<ReleaseReadinessView>(`${pathOf(number)}/readiness`, signal) });

export const notesQuery = (number: string) => queryOptions({ queryKey: ['releases', 'notes', number], queryFn: ({ signal }) => api.get<ReleaseNotesView>(`${pathOf(number)}/notes`, signal) });

/** Changes and projects to choose from: those that somebody worked on last. */
export const scopeChoicesQuery = queryOptions({
  queryKey: ['releases', 'scope-choices'],
  queryFn: async ({ signal }) => {
    const newest = queryString({ limit: MOST_CHOICES, sort: '-updatedAt' });
    const [changes, projects] = await Promise.all([api.get<Page<ChangeListItem>>(`/changes${newest}`, signal), api.get<Page<ProjectListItem>>(`/projects${newest}`, signal)]);
    return { changes: changes.items.map(({ number, title }) => ({ number, title })), projects: projects.items.map(({ number, name }) => ({ number, title: name })) };
  },
  staleTime: 60_000,
});

/** A write that answers with the release as it is afterwards. */
function useReleaseWrite<Variables>(write: (variables: Variables) => Promise<ReleaseView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (release) => {
      client.setQueryData(releaseQuery(release.number).queryKey, release);
      for (const queryKey of [['releases', 'list'], readinessQuery(release.number).queryKey, notesQuery(release.number).queryKey, ['records', release.number], ['calendar'], ['home']]) void client.invalidateQueries({ queryKey });
    },
  });
}

export type WrittenRelease = ReleaseContent & { manager?: string };

export const useCreateRelease = () => useReleaseWrite(({ content, idempotencyKey }: { content: WrittenRelease; idempotencyKey: string }) => api.post<ReleaseView>('/releases', content, { idempotencyKey }));
export const useEditRelease = (number: string) =>
  useReleaseWrite(({ content, version }: { content: WrittenRelease; version: number }) => api.patch<ReleaseView>(pathOf(number), content, { ifMatch: version }));
export const useSubmitRelease = ({ number, version }: ReleaseView) => useReleaseWrite<void>(() => api.post<ReleaseView>(`${pathOf(number)}/submission`, {}, { ifMatch: version }));
export const useCancelRelease = (number: string) => useReleaseWrite((reason: string) => api.post<ReleaseView>(`${pathOf(number)}/cancellation`, { reason }));

export const notesAddress = (number: string) => `/api/v1${pathOf(number)}/notes.md`;
