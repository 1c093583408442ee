import type { ChangeListItem, Page, ProjectListItem, ReleaseContent, ReleaseListItem, ReleaseNotesView, ReleaseReadinessView, ReleaseView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';
import type { Changes } from '../changes/form/use-merging-edit.js';

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
const MOST_CHOICES = 20;
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

/** A change or a project that a release may deliver. */
export interface Deliverable {
  number: string;
  title: string;
}

/** Changes or projects to choose from, by a part of a title or number: those that somebody worked on last. */
export const scopeQuery = (of: 'changes' | 'projects', q: string) =>
  queryOptions({
    queryKey: ['releases', 'scope-choices', of, q],
    queryFn: async ({ signal }): Promise<Deliverable[]> => {
      const { items } = await api.get<Page<ChangeListItem | ProjectListItem>>(`/${of}${queryString({ q, limit: MOST_CHOICES, sort: '-updatedAt' })}`, signal);
      return items.map((item) => ({ number: item.number, title: 'name' in item ? item.name : item.title }));
    },
    placeholderData: (old) => old,
    staleTime: 60_000,
  });

/** The content of a release, without the rest of its view. */
export function releaseContentOf({ manager, steps, ...view }: ReleaseView): WrittenRelease {
  const { title, description, type, goal, services, changes, projects, plannedStart, plannedEnd, rollbackMinutes, earlyLifeDays, verificationPlan, rollbackPlan } = view;
  return {
    ...{ title, description, type, goal, services, changes, projects, plannedStart, plannedEnd, rollbackMinutes, earlyLifeDays, verificationPlan, rollbackPlan },
    ...{ manager: manager.username, steps: steps.map((step) => ({ title: step.title, owner: step.owner.username })) },
  };
}

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

export type WrittenRelease = ReleaseContent & { manager: string };

export const useCreateRelease = () => useReleaseWrite(({ content, idempotencyKey }: { content: WrittenRelease; idempotencyKey: string }) => api.post<ReleaseView>('/releases', content, { idempotencyKey }));
export const useEditRelease = (number: string) =>
  useReleaseWrite(({ changes, version }: Changes<WrittenRelease>) => api.patch<ReleaseView>(pathOf(number), changes, { ifMatch: version }));
export const useSubmitRelease = ({ number, version }: ReleaseView) => useReleaseWrite<void>(() => api.post<ReleaseView>(`${pathOf(number)}/submission`, {}, { ifMatch: version }));
export const useCancelRelease = (number: string) => useReleaseWrite((reason: string) => api.post<ReleaseView>(`${pathOf(number)}/cancellation`, { reason }));

export const notesAddress = (number: string) => `/api/v1${pathOf(number)}/notes.md`;
