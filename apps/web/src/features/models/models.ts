import type { DeploymentResult, ModelKind, ModelListItem, ModelProblem, ModelVersion, ModelView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';

const pathOf = (id: string) => `/models/${encodeURIComponent(id)}`;

export const modelListQuery = queryOptions({ queryKey: ['models', 'list'], queryFn: ({ signal }) => api.get<ModelListItem[]>('/models', signal) });

export const modelQuery = (id: string) => queryOptions({ queryKey: ['models', 'one', id], queryFn: ({ signal }) => api.get<ModelView>(pathOf(id), signal) });

export const versionsQuery = (id: string) => queryOptions({ queryKey: ['models', 'versions', id], queryFn: ({ signal }) => api.get<ModelVersion[]>(`${pathOf(id)}/versions`, signal) });

export const versionQuery = (id: string, version: string) =>
  queryOptions({ queryKey: ['models', 'version', id, version], queryFn: ({ signal }) => api.get<ModelView>(`${pathOf(id)}/versions/${encodeURIComponent(version)}`, signal) });

/** A write that answers with the model as it is afterwards. */
function useModelWrite<Variables>(write: (variables: Variables) => Promise<ModelView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (model) => {
      client.setQueryData(modelQuery(model.id).queryKey, model);
      void client.invalidateQueries({ queryKey: ['models', 'list'] });
    },
  });
}

export interface NewModel {
  kind: ModelKind;
  name: string;
  content: string;
}

export const useCreateModel = () => useModelWrite((model: NewModel) => api.post<ModelView>('/models', model, { idempotencyKey: crypto.randomUUID() }));

export const useSaveDraft = (id: string) =>
  useModelWrite(({ content, version }: { content: string; version: number }) => api.put<ModelView>(`${pathOf(id)}/draft`, { content }, { ifMatch: version }));

export function useDiscardDraft(id: string) {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => api.delete<undefined>(`${pathOf(id)}/draft`), onSuccess: () => client.invalidateQueries({ queryKey: ['models'] }) });
}

export const useCheckModel = (id: string) => useMutation({ mutationFn: (content: string) => api.post<ModelProblem[]>(`${pathOf(id)}/check`, { content }) });

export function useDeployModel(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ note, version }: { note: string; version: number }) => api.post<DeploymentResult>(`${pathOf(id)}/deployment`, { note }, { ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['models'] }),
  });
}
