import type { GoalView, Page, ProjectView, ServiceView } from '#core/contracts';
import { queryOptions } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface ReferenceViews {
  services: ServiceView;
  goals: GoalView;
  projects: ProjectView;
}
export type ReferenceKind = keyof ReferenceViews;

const LONGEST_LIST = 100;

export const referenceListQuery = <Kind extends ReferenceKind>(kind: Kind) =>
  queryOptions({ queryKey: [kind, 'list'], queryFn: ({ signal }) => api.get<Page<ReferenceViews[Kind]>>(`/${kind}${queryString({ limit: LONGEST_LIST })}`, signal) });

export const referenceQuery = <Kind extends ReferenceKind>(kind: Kind, number: string) =>
  queryOptions({ queryKey: [kind, 'one', number], queryFn: ({ signal }) => api.get<ReferenceViews[Kind]>(`/${kind}/${encodeURIComponent(number)}`, signal) });
