import type { ChangeView, Page, TemplateContent, TemplateListItem, TemplateUse, TemplateView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface TemplateFilter {
  state: string;
  service: string;
  q: string;
  sort: string;
  cursor: string | null;
}

const PATH = '/change-templates';
const pathOf = (number: string) => `${PATH}/${encodeURIComponent(number)}`;

export const templateListQuery = (filter: TemplateFilter) =>
  queryOptions({ queryKey: ['templates', 'list', filter], queryFn: ({ signal }) => api.get<Page<TemplateListItem>>(`${PATH}${queryString({ ...filter })}`, signal), placeholderData: (old) => old });

export const templateQuery = (number: string) => queryOptions({ queryKey: ['templates', 'one', number], queryFn: ({ signal }) => api.get<TemplateView>(pathOf(number), signal) });

/** A write that answers with the template as it is afterwards. */
function useTemplateWrite<Variables>(write: (variables: Variables) => Promise<TemplateView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (template) => {
      client.setQueryData(templateQuery(template.number).queryKey, template);
      void client.invalidateQueries({ queryKey: ['templates', 'list'] });
      void client.invalidateQueries({ queryKey: ['records', template.number] });
    },
  });
}

export const useCreateTemplate = () =>
  useTemplateWrite(({ content, idempotencyKey }: { content: TemplateContent; idempotencyKey: string }) => api.post<TemplateView>(PATH, content, { idempotencyKey }));

export const useEditTemplate = (number: string) =>
  useTemplateWrite(({ content, version }: { content: TemplateContent; version: number }) => api.patch<TemplateView>(pathOf(number), content, { ifMatch: version }));

export const useProposeTemplate = () => useTemplateWrite(({ number, version }: TemplateView) => api.post<TemplateView>(`${pathOf(number)}/proposal`, {}, { ifMatch: version }));

/** Out of use for a while, or for good. */
export const useEndOfUse = (number: string, how: 'demotion' | 'retirement') => useTemplateWrite((reason: string) => api.post<TemplateView>(`${pathOf(number)}/${how}`, { reason }));

export function useDeleteTemplate(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.delete<undefined>(pathOf(number)),
    onSuccess: () => {
      client.removeQueries({ queryKey: templateQuery(number).queryKey });
      void client.invalidateQueries({ queryKey: ['templates', 'list'] });
    },
  });
}

export function useTemplateUse(number: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ use, idempotencyKey }: { use: TemplateUse; idempotencyKey: string }) => api.post<ChangeView>(`${pathOf(number)}/changes`, use, { idempotencyKey }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['changes', 'list'] }),
  });
}
