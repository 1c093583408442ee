import type { InstanceListItem, InstanceView, Page } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface InstanceFilter {
  state: string;
  process: string;
  record: string;
  incident: string;
  cursor: string | null;
}

const PAGE_SIZE = 50;
const pathOf = (key: string) => `/operations/instances/${encodeURIComponent(key)}`;

export const instanceListQuery = (filter: InstanceFilter) =>
  queryOptions({
    queryKey: ['instances', 'list', filter],
    queryFn: ({ signal }) => api.get<Page<InstanceListItem>>(`/operations/instances${queryString({ ...filter, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

const LOOK_AGAIN_MS = 3_000;

/** No live event tells of a variable, and the engine's searches may lag: a running instance is read again and again. */
export const instanceQuery = (key: string) =>
  queryOptions({
    queryKey: ['instances', 'one', key],
    queryFn: ({ signal }) => api.get<InstanceView>(pathOf(key), signal),
    refetchInterval: ({ state }) => (state.data?.state === 'ACTIVE' ? LOOK_AGAIN_MS : false),
  });

/** An operator's action; the engine's answer to the next read may lag, the live stream tells when it is there. */
function useInstanceWrite<Variables>(write: (variables: Variables) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['instances'] });
      void client.invalidateQueries({ queryKey: ['records'] });
    },
  });
}

export interface VariableFix {
  scopeKey: string;
  name: string;
  /** JSON text. */
  value: string;
  reason: string;
}

export const useSetVariable = (key: string) => useInstanceWrite((fix: VariableFix) => api.put(`${pathOf(key)}/variables`, fix));

export const useRetryIncident = () =>
  useInstanceWrite(({ incidentKey, reason }: { incidentKey: string; reason: string }) => api.post(`/operations/incidents/${encodeURIComponent(incidentKey)}/retry`, { reason }));

export const useCancelInstance = (key: string) => useInstanceWrite((reason: string) => api.post(`${pathOf(key)}/cancellation`, { reason }));
