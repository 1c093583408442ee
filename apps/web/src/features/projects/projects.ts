import type { GateSetView, GateView, LiveQueryView, Page, PersonView, ProjectClass, ProjectListItem, ProjectView, StageTemplate, TeamRole } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface PortfolioFilter {
  state?: string;
  class?: string;
  manager?: string;
  service?: string;
  goal?: string;
  q?: string;
  sort: string;
  cursor?: string | null;
}

/** What a person writes about a project. */
export interface ProjectContent {
  name: string;
  description: string;
  businessCase: string;
  class: ProjectClass;
  goal: string;
  services: string[];
  manager: string;
  startsOn: string | null;
  team: { role: TeamRole; person: string }[];
}

const PAGE_SIZE = 50;
const projectPath = (number: string) => `/projects/${encodeURIComponent(number)}`;
const gatePath = (number: string) => `/gates/${encodeURIComponent(number)}`;

export const portfolioQuery = (filter: PortfolioFilter) =>
  queryOptions({
    queryKey: ['projects', 'list', filter],
    queryFn: ({ signal }) => api.get<Page<ProjectListItem>>(`/projects${queryString({ ...filter, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

export const projectQuery = (number: string) => queryOptions({ queryKey: ['projects', 'one', number], queryFn: ({ signal }) => api.get<ProjectView>(projectPath(number), signal) });

export const gateQuery = (number: string) => queryOptions({ queryKey: ['gates', 'one', number], queryFn: ({ signal }) => api.get<GateView>(gatePath(number), signal) });

export const gateSetsQuery = queryOptions({ queryKey: ['gate-sets'], queryFn: ({ signal }) => api.get<GateSetView[]>('/gate-sets', signal) });

export const liveQueriesQuery = queryOptions({ queryKey: ['live-queries'], queryFn: ({ signal }) => api.get<LiveQueryView[]>('/live-queries', signal), staleTime: 60_000 });

export const peopleQuery = queryOptions({ queryKey: ['people', 'list', 'all'], queryFn: ({ signal }) => api.get<Page<PersonView>>(`/people${queryString({ limit: 200 })}`, signal), staleTime: 60_000 });

/** A write that answers with the project as it is afterwards. */
function useProjectWrite<Variables>(write: (variables: Variables) => Promise<ProjectView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (project) => {
      client.setQueryData(projectQuery(project.number).queryKey, project);
      for (const queryKey of [['projects', 'list'], ['records', project.number], ['gates'], ['home']]) void client.invalidateQueries({ queryKey });
    },
  });
}

export const useCreateProject = () => useProjectWrite(({ content, idempotencyKey }: { content: ProjectContent; idempotencyKey: string }) => api.post<ProjectView>('/projects', content, { idempotencyKey }));

export const useEditProject = (number: string) =>
  useProjectWrite(({ content, version }: { content: Partial<ProjectContent>; version: number }) => api.patch<ProjectView>(projectPath(number), content, { ifMatch: version }));

export const useSubmitProject = ({ number, version }: ProjectView) => useProjectWrite<void>(() => api.post<ProjectView>(`${projectPath(number)}/submission`, {}, { ifMatch: version }));

export const useStopProject = ({ number }: ProjectView) => useProjectWrite((reason: string) => api.post<ProjectView>(`${projectPath(number)}/stop`, { reason }));

export const useMoveStage = ({ number, version }: ProjectView) =>
  useProjectWrite(({ ordinal, ...move }: { ordinal: number; workingDays: number; reason: string; despiteFreeze: boolean }) =>
    api.post<ProjectView>(`${projectPath(number)}/stages/${ordinal}/length`, move, { ifMatch: version }),
  );

/** A write that answers with the gate as it is afterwards. */
function useGateWrite<Variables>(write: (variables: Variables) => Promise<GateView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (gate) => {
      client.setQueryData(gateQuery(gate.number).queryKey, gate);
      for (const queryKey of [['records', gate.number], ['tasks'], ['projects']]) void client.invalidateQueries({ queryKey });
    },
  });
}

export const useJudge = (number: string, key: string) =>
  useGateWrite((judgement: { met: boolean; note: string }) => api.post<GateView>(`${gatePath(number)}/criteria/${encodeURIComponent(key)}/judgement`, judgement));

export const useGiveEvidence = (number: string, key: string) =>
  useGateWrite((evidence: { text: string; claim: boolean }) => api.post<GateView>(`${gatePath(number)}/criteria/${encodeURIComponent(key)}/evidence`, evidence));

export const useProposeCondition = (number: string) =>
  useGateWrite((condition: { criterion: string | null; text: string; owner: string; due: string }) => api.post<GateView>(`${gatePath(number)}/conditions`, condition));

export const useConfirmCondition = (number: string) => useGateWrite(({ id, note }: { id: string; note: string }) => api.post<GateView>(`${gatePath(number)}/conditions/${id}/confirmation`, { note }));

export function useReplaceGateSet(projectClass: ProjectClass) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ stages, version }: { stages: StageTemplate[]; version: number }) => api.put<GateSetView>(`/gate-sets/${projectClass}`, { stages }, { ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: gateSetsQuery.queryKey }),
  });
}
