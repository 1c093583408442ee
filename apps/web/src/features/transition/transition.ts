import type { AcceptanceListItem, AcceptanceView, EarlyLifeListItem, EarlyLifeView, LevelTemplate, Page, Readiness, TransitionCriterion, TransitionSetKind, TransitionSetView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';
import type { Changes } from '../changes/form/use-merging-edit.js';

export interface TransitionFilter {
  state: string;
  service: string;
  release: string;
  /** Of acceptances only. */
  project?: string;
  q: string;
}

export const EVERY_TRANSITION: TransitionFilter = { state: '', service: '', release: '', q: '' };

export type Brought = { readiness: Exclude<Readiness, 'not-given'>; text: string };
export type WrittenCriterion = TransitionCriterion & { owner: string; due: string | null };
export type NewAcceptance = { title: string; service: string; project: string | null; release: string | null; manager: string | null; desk: string | null };
export type NewSupport = { title: string; services: string[]; manager: string | null; desk: string | null; daysAsked: number | null };

const PAGE_SIZE = 50;
const ACCEPTANCES = '/acceptances';
const SUPPORTS = '/early-life-supports';
const at = (collection: string, number: string) => `${collection}/${encodeURIComponent(number)}`;

/** The query of a list, also for its CSV. */
export const listQueryString = (filter: TransitionFilter, sort: string) => queryString({ ...filter, sort });

export const acceptanceListQuery = (filter: TransitionFilter, sort: string, cursor: string | null) =>
  queryOptions({
    queryKey: ['acceptances', 'list', filter, sort, cursor],
    queryFn: ({ signal }) => api.get<Page<AcceptanceListItem>>(`${ACCEPTANCES}${queryString({ ...filter, sort, cursor, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

export const supportListQuery = (filter: TransitionFilter, sort: string, cursor: string | null) =>
  queryOptions({
    queryKey: ['early-life-supports', 'list', filter, sort, cursor],
    queryFn: ({ signal }) => api.get<Page<EarlyLifeListItem>>(`${SUPPORTS}${queryString({ ...filter, sort, cursor, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

export const acceptanceQuery = (number: string) => queryOptions({ queryKey: ['acceptances', 'one', number], queryFn: ({ signal }) => api.get<AcceptanceView>(at(ACCEPTANCES, number), signal) });
export const supportQuery = (number: string) => queryOptions({ queryKey: ['early-life-supports', 'one', number], queryFn: ({ signal }) => api.get<EarlyLifeView>(at(SUPPORTS, number), signal) });
export const transitionSetsQuery = queryOptions({ queryKey: ['transition-sets'], queryFn: ({ signal }) => api.get<TransitionSetView[]>('/transition-sets', signal) });

/** A write that answers with the record as it is afterwards. */
function useTransitionWrite<V extends { number: string }, Variables>(kind: 'acceptances' | 'early-life-supports', write: (variables: Variables) => Promise<V>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (record) => {
      client.setQueryData([kind, 'one', record.number], record);
      for (const queryKey of [[kind, 'list'], ['records', record.number], ['home']]) void client.invalidateQueries({ queryKey });
    },
  });
}

const useAcceptanceWrite = <Variables>(write: (variables: Variables) => Promise<AcceptanceView>) => useTransitionWrite('acceptances', write);
const useSupportWrite = <Variables>(write: (variables: Variables) => Promise<EarlyLifeView>) => useTransitionWrite('early-life-supports', write);

export const useCreateAcceptance = () =>
  useAcceptanceWrite(({ content, idempotencyKey }: { content: NewAcceptance; idempotencyKey: string }) => api.post<AcceptanceView>(ACCEPTANCES, content, { idempotencyKey }));
/** What is edited of an acceptance. */
export interface AcceptanceEdit {
  title: string;
  project: string | null;
  release: string | null;
  criteria: WrittenCriterion[];
}

export function acceptanceContentOf({ title, project, release, criteria }: AcceptanceView): AcceptanceEdit {
  return { title, project, release, criteria: criteria.map(({ key, text, phase, mandatory, owner, due }) => ({ key, text, phase, mandatory, owner: owner.username, due })) };
}

export const useEditAcceptance = (number: string) => useAcceptanceWrite(({ changes, version }: Changes<AcceptanceEdit>) => api.patch<AcceptanceView>(at(ACCEPTANCES, number), changes, { ifMatch: version }));
export const useSubmitAcceptance = ({ number, version }: AcceptanceView) => useAcceptanceWrite<void>(() => api.post<AcceptanceView>(`${at(ACCEPTANCES, number)}/submission`, {}, { ifMatch: version }));
export const useWithdrawAcceptance = (number: string) => useAcceptanceWrite((reason: string) => api.post<AcceptanceView>(`${at(ACCEPTANCES, number)}/withdrawal`, { reason }));

export const useBeginSupport = () => useSupportWrite(({ content, idempotencyKey }: { content: NewSupport; idempotencyKey: string }) => api.post<EarlyLifeView>(SUPPORTS, content, { idempotencyKey }));
/** What is edited of a support: of its levels those that are measured by hand. */
export interface SupportContent {
  title: string;
  desk: string;
  daysAsked: number | null;
  levels: LevelTemplate[];
}

export function supportContentOf({ title, desk, daysAsked, levels }: EarlyLifeView): SupportContent {
  const byHand = levels.filter(({ slo }) => slo === null);
  return { title, desk: desk.username, daysAsked, levels: byHand.map(({ key, name, unit, direction, target }) => ({ key, name, unit, direction, target })) };
}

export const useEditSupport = (number: string) => useSupportWrite(({ changes, version }: Changes<SupportContent>) => api.patch<EarlyLifeView>(at(SUPPORTS, number), changes, { ifMatch: version }));
export const useCancelSupport = (number: string) => useSupportWrite((reason: string) => api.post<EarlyLifeView>(`${at(SUPPORTS, number)}/cancellation`, { reason }));
export const useBringForward = (number: string) => useSupportWrite((reason: string) => api.post<EarlyLifeView>(`${at(SUPPORTS, number)}/decision`, { reason }));
export const useMeasure = (number: string, level: string) =>
  useSupportWrite((figure: { value: number; note: string; day: string | null }) => api.post<EarlyLifeView>(`${at(SUPPORTS, number)}/levels/${encodeURIComponent(level)}/measurements`, figure));

/** Evidence for a criterion of either record. */
export function useBringEvidence(number: string, key: string) {
  const collection = number.startsWith('SAC-') ? ACCEPTANCES : SUPPORTS;
  return useTransitionWrite(number.startsWith('SAC-') ? 'acceptances' : 'early-life-supports', (brought: Brought) =>
    api.post<AcceptanceView | EarlyLifeView>(`${at(collection, number)}/criteria/${encodeURIComponent(key)}/evidence`, brought),
  );
}

export function useReplaceSet(kind: TransitionSetKind) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, criteria, levels }: Omit<TransitionSetView, 'kind'>) => api.put<TransitionSetView>(`/transition-sets/${kind}`, { criteria, levels }, { ifMatch: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: transitionSetsQuery.queryKey }),
  });
}
