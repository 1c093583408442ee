import type {
  ComputedImpact, ConfigurationItemView, GoalView, ImportReport, LockedFields, MeasurementView, ObjectiveView, Page, ServiceDependencies, ServiceLevelObjectiveView, ServiceView, UseState,
} from '#core/contracts';
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

/** What each list of the catalogue holds; the keys are the paths of the API and of the app. */
export interface CatalogueViews {
  services: ServiceView;
  'service-levels': ServiceLevelObjectiveView;
  items: ConfigurationItemView;
  goals: GoalView;
  objectives: ObjectiveView;
}
export type CatalogueKind = keyof CatalogueViews;
export type MeasuredKind = 'objectives' | 'service-levels';
/** Kinds whose entries may be retired. */
export const RETIRABLE_KINDS = ['services', 'items'] as const satisfies readonly CatalogueKind[];
export type RetirableKind = (typeof RETIRABLE_KINDS)[number];

/** What all of them have in common. */
export interface CatalogueEntry {
  number: string;
  name: string;
  description: string;
  version: number;
  state?: UseState;
  locked?: LockedFields;
}

export type ListFilter = Readonly<Record<string, string | null>>;

const PAGE_SIZE = 50;
const MOST = 200;
const pathOf = (kind: CatalogueKind, number: string) => `/${kind}/${encodeURIComponent(number)}`;

export const listQuery = <Kind extends CatalogueKind>(kind: Kind, filter: ListFilter) =>
  queryOptions({ queryKey: [kind, 'list', filter], queryFn: ({ signal }) => api.get<Page<CatalogueViews[Kind]>>(`/${kind}${queryString({ ...filter, limit: PAGE_SIZE })}`, signal) });

/** As many as a choice can offer, by name; with what is retired, which old records name. */
export const choicesQuery = <Kind extends CatalogueKind>(kind: Kind) =>
  queryOptions({
    queryKey: [kind, 'choices'],
    queryFn: ({ signal }) => api.get<Page<CatalogueViews[Kind]>>(`/${kind}${queryString({ limit: MOST, sort: 'name', state: isRetirable(kind) ? 'all' : null })}`, signal),
    staleTime: 60_000,
  });

export function isRetirable(kind: CatalogueKind): kind is RetirableKind {
  return RETIRABLE_KINDS.some((one) => one === kind);
}

/** What may be chosen: what is in use, and what was chosen before. */
export function offered<Entry extends { number: string; state?: UseState }>(entries: readonly Entry[], chosen: readonly string[] = []): Entry[] {
  return entries.filter(({ number, state }) => state !== 'retired' || chosen.includes(number));
}

export const entryQuery = <Kind extends CatalogueKind>(kind: Kind, number: string) =>
  queryOptions({ queryKey: [kind, 'one', number], queryFn: ({ signal }) => api.get<CatalogueViews[Kind]>(pathOf(kind, number), signal) });

export const measurementsQuery = (kind: MeasuredKind, number: string) =>
  infiniteQueryOptions({
    queryKey: [kind, 'one', number, 'measurements'],
    queryFn: ({ signal, pageParam }) => api.get<Page<MeasurementView>>(`${pathOf(kind, number)}/measurements${queryString({ cursor: pageParam, limit: PAGE_SIZE })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const impactQuery = (number: string) =>
  queryOptions({ queryKey: ['items', 'one', number, 'impact'], queryFn: ({ signal }) => api.get<ComputedImpact>(`${pathOf('items', number)}/impact`, signal) });

/** Services that several items reach together. */
export const impactOfItemsQuery = (items: readonly string[]) =>
  queryOptions({
    queryKey: ['items', 'impact', ...items],
    queryFn: ({ signal }) => api.get<ComputedImpact>(`/items/impact${queryString({ items: items.join(',') })}`, signal),
    enabled: items.length > 0,
    placeholderData: (old) => old,
  });

export const dependenciesQuery = (service: string) =>
  queryOptions({ queryKey: ['services', 'one', service, 'dependencies'], queryFn: ({ signal }) => api.get<ServiceDependencies>(`${pathOf('services', service)}/dependencies`, signal) });

/** Entries refer to each other: after a write everything of the catalogue is read again. */
function useCatalogueWrite<Variables, Answer>(write: (variables: Variables) => Promise<Answer>) {
  const client = useQueryClient();
  const isCatalogue = (key: unknown) => ['services', 'service-levels', 'items', 'goals', 'objectives', 'projects', 'records'].includes(String(key));
  return useMutation({ mutationFn: write, onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => isCatalogue(queryKey[0]) }) });
}

export const useCreateEntry = <Kind extends CatalogueKind>(kind: Kind) => useCatalogueWrite((content: object) => api.post<CatalogueViews[Kind]>(`/${kind}`, content));

export const useChangeEntry = <Kind extends CatalogueKind>(kind: Kind, number: string) =>
  useCatalogueWrite(({ content, version }: { content: object; version: number }) => api.patch<CatalogueViews[Kind]>(pathOf(kind, number), content, { ifMatch: version }));

export const useRetirement = (kind: RetirableKind, number: string) =>
  useCatalogueWrite(({ to, reason }: { to: UseState; reason: string }) => api.post<CatalogueViews[RetirableKind]>(`${pathOf(kind, number)}/${to === 'retired' ? 'retirement' : 'reinstatement'}`, { reason }));

export const useMeasure = (kind: MeasuredKind, number: string) =>
  useCatalogueWrite((measurement: { at: string; value: number; note: string }) => api.post<MeasurementView>(`${pathOf(kind, number)}/measurements`, measurement));

export const useImportItems = () => useCatalogueWrite((file: { csv: string; tryOnly: boolean }) => api.post<ImportReport>('/items/import', file));
