import type { ChangeContent, ChangeForecast, ChangeListItem, ChangeView, ConfigurationItemView, ImplementationTaskState, Page, PersonView, RecordProcess, ServiceView, TaskListItem, TimelineEntry } from '#core/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface ChangeFilter {
  state: string;
  type: string;
  risk: string;
  requester: string;
  service: string;
  q: string;
  sort: string;
  cursor: string | null;
}

const PAGE_SIZE = 50;
const pathOf = (number: string) => `/changes/${encodeURIComponent(number)}`;
const recordPathOf = (number: string) => `/records/${encodeURIComponent(number)}`;

export const changeListQuery = (filter: ChangeFilter) =>
  queryOptions({
    queryKey: ['changes', 'list', filter],
    queryFn: ({ signal }) => api.get<Page<ChangeListItem>>(`/changes${queryString({ ...filter, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

export const changeQuery = (number: string) =>
  queryOptions({ queryKey: ['changes', 'one', number], queryFn: ({ signal }) => api.get<ChangeView>(pathOf(number), signal) });

export const timelineQuery = (number: string) =>
  infiniteQueryOptions({
    queryKey: ['records', number, 'timeline'],
    queryFn: ({ signal, pageParam }) => api.get<Page<TimelineEntry>>(`${recordPathOf(number)}/timeline${queryString({ cursor: pageParam, limit: PAGE_SIZE })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const processQuery = (number: string) =>
  queryOptions({ queryKey: ['records', number, 'process'], queryFn: ({ signal }) => api.get<RecordProcess>(`${recordPathOf(number)}/process`, signal) });

export const recordTasksQuery = (number: string) =>
  queryOptions({ queryKey: ['tasks', 'record', number], queryFn: ({ signal }) => api.get<Page<TaskListItem>>(`/tasks${queryString({ view: 'open', record: number })}`, signal) });

/** With those that are retired: old records name them. */
export const servicesQuery = queryOptions({ queryKey: ['services', 'list'], queryFn: ({ signal }) => api.get<Page<ServiceView>>(`/services${queryString({ limit: 200, state: 'all' })}`, signal), staleTime: 60_000 });

export const implementersQuery = queryOptions({ queryKey: ['people', 'list', 'implementer'], queryFn: ({ signal }) => api.get<Page<PersonView>>(`/people${queryString({ role: 'implementer', limit: 200 })}`, signal), staleTime: 60_000 });

/** What some services run on directly. */
export const itemsQuery = (services: readonly string[]) =>
  queryOptions({
    queryKey: ['items', 'of', ...services],
    queryFn: async ({ signal }) => {
      const pages = await Promise.all(services.map((service) => api.get<Page<ConfigurationItemView>>(`/items${queryString({ service, limit: 200 })}`, signal)));
      return [...new Map(pages.flatMap(({ items }) => items.map((item) => [item.number, item] as const))).values()];
    },
    placeholderData: (old) => old,
    staleTime: 60_000,
  });

/** What the decision tables say of these entries; texts play no part. */
export const forecastQuery = ({ type, services, impact, size, novelty, backoutTested, questionnaire }: ChangeContent) => {
  const facts = { type, services, impact, size, novelty, backoutTested, questionnaire };
  return queryOptions({ queryKey: ['changes', 'forecast', facts], queryFn: () => api.post<ChangeForecast>('/changes/forecast', facts), placeholderData: (old) => old, staleTime: 60_000 });
};

export interface Question {
  key: string;
  label: string;
  description?: string;
  values: readonly { label: string; value: string }[];
}

/** The questions of the questionnaire that offer answers. */
export const questionnaireQuery = queryOptions({
  queryKey: ['changes', 'questionnaire'],
  queryFn: async ({ signal }) => {
    const { schema } = await api.get<{ schema: { components: (Partial<Question> & { key?: string })[] } | null }>('/changes/questionnaire', signal);
    return (schema?.components ?? []).filter((component): component is Question => component.key !== undefined && component.values !== undefined);
  },
  staleTime: 300_000,
});

/** A write that answers with the change as it is afterwards. */
function useChangeWrite<Variables>(write: (variables: Variables) => Promise<ChangeView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (change) => {
      client.setQueryData(changeQuery(change.number).queryKey, change);
      void client.invalidateQueries({ queryKey: ['changes', 'list'] });
      void client.invalidateQueries({ queryKey: ['records', change.number] });
      void client.invalidateQueries({ queryKey: ['home'] });
    },
  });
}

export const useCreateChange = () =>
  useChangeWrite(({ content, idempotencyKey }: { content: ChangeContent; idempotencyKey: string }) => api.post<ChangeView>('/changes', content, { idempotencyKey }));

export const useEditChange = (number: string) =>
  useChangeWrite(({ changes, version }: { changes: Partial<ChangeContent>; version: number }) => api.patch<ChangeView>(pathOf(number), changes, { ifMatch: version }));

export const useSubmitChange = () =>
  useChangeWrite(({ number, version }: { number: string; version: number }) => api.post<ChangeView>(`${pathOf(number)}/submission`, {}, { ifMatch: version }));

export const useWithdrawChange = (number: string) => useChangeWrite((reason: string) => api.post<ChangeView>(`${pathOf(number)}/withdrawal`, { reason }));

export const useMoveStart = (number: string) =>
  useChangeWrite(({ version, ...schedule }: { plannedStart: string; plannedEnd: string; reason: string; version: number }) =>
    api.post<ChangeView>(`${pathOf(number)}/schedule`, schedule, { ifMatch: version }),
  );

export interface TaskEntries {
  title: string;
  owner: string | null;
  plannedStart: string | null;
  plannedEnd: string | null;
}

const taskPathOf = (number: string, id: string) => `${pathOf(number)}/tasks/${id}`;

export const usePlanTask = (number: string, id: string | null) =>
  useChangeWrite((entries: TaskEntries) => (id === null ? api.post<ChangeView>(`${pathOf(number)}/tasks`, entries) : api.patch<ChangeView>(taskPathOf(number, id), entries)));

export const useMoveTask = (number: string) => useChangeWrite(({ id, position }: { id: string; position: number }) => api.patch<ChangeView>(taskPathOf(number, id), { position }));

export const useRemoveTask = (number: string) => useChangeWrite((id: string) => api.delete<ChangeView>(taskPathOf(number, id)));

export const useReportTask = (number: string, id: string) =>
  useChangeWrite((report: { state: ImplementationTaskState; note: string | null }) => api.post<ChangeView>(`${taskPathOf(number, id)}/report`, report));

export function useDeleteDraft(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) => api.delete<undefined>(pathOf(number), { ifMatch: version }),
    onSuccess: () => {
      client.removeQueries({ queryKey: changeQuery(number).queryKey });
      void client.invalidateQueries({ queryKey: ['changes', 'list'] });
      void client.invalidateQueries({ queryKey: ['home'] });
    },
  });
}
