import type { Page, TaskDetail, TaskListItem, TaskView } from '#core/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

const PAGE_SIZE = 50;
const pathOf = (key: string) => `/tasks/${encodeURIComponent(key)}`;

export const taskListQuery = (view: TaskView, q: string) =>
  infiniteQueryOptions({
    queryKey: ['tasks', 'list', view, q],
    queryFn: ({ signal, pageParam }) => api.get<Page<TaskListItem>>(`/tasks${queryString({ view, q, cursor: pageParam, limit: PAGE_SIZE })}`, signal),
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
