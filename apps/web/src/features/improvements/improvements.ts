import type { ImprovementContent, ImprovementListItem, ImprovementView, ObjectiveView, Page } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface ImprovementFilter {
  state: string;
  cause: string;
  priority: string;
  owner: string;
  objective: string;
  origin: string;
  q: string;
}

export const EVERY_IMPROVEMENT: ImprovementFilter = { state: '', cause: '', priority: '', owner: '', objective: '', origin: '', q: '' };

const PAGE_SIZE = 50;
const pathOf = (number: string) => `/improvements/${encodeURIComponent(number)}`;

/** The query of the list, also for its CSV. */
export const improvementListQueryString = (filter: ImprovementFilter, sort: string) => queryString({ ...filter, sort });

export const improvementListQuery = (filter: ImprovementFilter, sort: string, cursor: string | null) =>
  queryOptions({
    queryKey: ['improvements', 'list', filter, sort, cursor],
    queryFn: ({ signal }) => api.get<Page<ImprovementListItem>>(`/improvements${queryString({ ...filter, sort, cursor, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

export const improvementQuery = (number: string) =>
  queryOptions({ queryKey: ['improvements', 'one', number], queryFn: ({ signal }) => api.get<ImprovementView>(pathOf(number), signal) });

export const objectiveChoicesQuery = queryOptions({
  queryKey: ['objectives', 'choices'],
  queryFn: ({ signal }) => api.get<Page<ObjectiveView>>(`/objectives${queryString({ limit: 200 })}`, signal),
  staleTime: 60_000,
});

/** A write that answers with the improvement as it is afterwards. */
function useImprovementWrite<Variables>(write: (variables: Variables) => Promise<ImprovementView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (improvement) => {
      client.setQueryData(improvementQuery(improvement.number).queryKey, improvement);
      void client.invalidateQueries({ queryKey: ['improvements', 'list'] });
      void client.invalidateQueries({ queryKey: ['records', improvement.number] });
      void client.invalidateQueries({ queryKey: ['home'] });
    },
  });
}

export type NewImprovement = ImprovementContent & { owner: string | null };

export const usePropose = () =>
  useImprovementWrite(({ improvement, idempotencyKey }: { improvement: NewImprovement; idempotencyKey: string }) => api.post<ImprovementView>('/improvements', improvement, { idempotencyKey }));
export const useEditImprovement = (number: string) =>
  useImprovementWrite(({ content, version }: { content: ImprovementContent; version: number }) => api.patch<ImprovementView>(pathOf(number), content, { ifMatch: version }));
export const useWithdrawImprovement = (number: string) => useImprovementWrite((reason: string) => api.post<ImprovementView>(`${pathOf(number)}/withdrawal`, { reason }));
