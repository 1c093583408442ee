import { type BulkAction, type BulkReport, type Page, TASK_VIEWS, type TaskDetail, type TaskListItem, type TaskView } from '#core/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

const PAGE_SIZE = 50;
const pathOf = (key: string) => `/tasks/${encodeURIComponent(key)}`;

/** Orders the reader may choose; the newest come first otherwise. */
export const TASK_SORT_CHOICES = ['dueDate', 'followUpDate', '-priority', 'createdAt', 'name', 'record'] as const;

export interface TaskFilter {
  view: TaskView;
  q: string;
  due: string;
  group: string;
  urgent: string;
  sort: string;
}

/** The list as the address asks for it. */
export function taskFilterOf(params: URLSearchParams): TaskFilter {
  const get = (name: string) => params.get(name) ?? '';
  const view = TASK_VIEWS.find((one) => one === params.get('view')) ?? 'open';
  return { view, q: get('q'), due: get('due'), group: get('group'), urgent: get('urgent'), sort: get('sort') };
}

export const csvQuery = (filter: TaskFilter) => queryString({ ...filter });

export const taskListQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', filter],
    queryFn: ({ signal, pageParam }) => api.get<Page<TaskListItem>>(`/tasks${queryString({ ...filter, cursor: pageParam, limit: PAGE_SIZE })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const taskQuery = (key: string) => queryOptions({ queryKey: ['tasks', 'one', key], queryFn: ({ signal }) => api.get<TaskDetail>(pathOf(key), signal) });

function useTaskWrite<Variables>(write: (variables: Variables) => Promise<TaskDetail>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (task) => {
      client.setQueryData(taskQuery(task.userTaskKey).queryKey, task);
      void client.invalidateQueries({ queryKey: ['tasks', 'list'] });
      void client.invalidateQueries({ queryKey: ['home'] });
      if (task.recordNumber) void client.invalidateQueries({ queryKey: ['records', task.recordNumber] });
    },
  });
}

export const useClaim = (key: string) => useTaskWrite(() => api.post<TaskDetail>(`${pathOf(key)}/claim`));

export const useUnclaim = (key: string) => useTaskWrite(() => api.delete<TaskDetail>(`${pathOf(key)}/claim`));

export const useComplete = (key: string) => useTaskWrite((variables: Record<string, unknown>) => api.post<TaskDetail>(`${pathOf(key)}/completion`, { variables }));

/** Which of the tasks would be refused, and why; asked anew each time. */
export const bulkPreviewQuery = (action: BulkAction, tasks: readonly string[]) =>
  queryOptions({ queryKey: ['tasks', 'bulk', action, tasks], queryFn: () => api.post<BulkReport>('/tasks/bulk', { action, tasks, tryOnly: true }), gcTime: 0, staleTime: 60_000, refetchOnMount: 'always' });

export function useBulk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: { action: BulkAction; tasks: readonly string[]; variables: Record<string, unknown> }) => api.post<BulkReport>('/tasks/bulk', request),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['tasks', 'list'] });
      void client.invalidateQueries({ queryKey: ['tasks', 'one'] });
      void client.invalidateQueries({ queryKey: ['home'] });
    },
  });
}
