import type { Page, RiskContent, RiskHeatMap, RiskListItem, RiskView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface RiskFilter {
  state: string;
  level: string;
  category: string;
  owner: string;
  record: string;
  probability: string;
  impact: string;
  ownerless: string;
  aboveAppetite: string;
  q: string;
}

/** No filter set. */
export const EVERY_RISK: RiskFilter = { state: '', level: '', category: '', owner: '', record: '', probability: '', impact: '', ownerless: '', aboveAppetite: '', q: '' };

const PAGE_SIZE = 50;
const pathOf = (number: string) => `/risks/${encodeURIComponent(number)}`;

/** The query of the list, also for its CSV. */
export const riskListQueryString = (filter: RiskFilter, sort: string) => queryString({ ...filter, sort });

export const riskListQuery = (filter: RiskFilter, sort: string, cursor: string | null) =>
  queryOptions({
    queryKey: ['risks', 'list', filter, sort, cursor],
    queryFn: ({ signal }) => api.get<Page<RiskListItem>>(`/risks${queryString({ ...filter, sort, cursor, limit: PAGE_SIZE })}`, signal),
    placeholderData: (old) => old,
  });

/** Of what the filters leave, whatever its probability, impact and state. */
export const heatMapQuery = ({ probability: _probability, impact: _impact, state: _state, ...filter }: RiskFilter) =>
  queryOptions({ queryKey: ['risks', 'heat-map', filter], queryFn: ({ signal }) => api.get<RiskHeatMap>(`/risks/heat-map${queryString(filter)}`, signal), placeholderData: (old) => old });

export const riskQuery = (number: string) =>
  queryOptions({ queryKey: ['risks', 'one', number], queryFn: ({ signal }) => api.get<RiskView>(pathOf(number), signal) });

/** A write that answers with the risk as it is afterwards. */
function useRiskWrite<Variables>(write: (variables: Variables) => Promise<RiskView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (risk) => {
      client.setQueryData(riskQuery(risk.number).queryKey, risk);
      void client.invalidateQueries({ queryKey: ['risks', 'list'] });
      void client.invalidateQueries({ queryKey: ['risks', 'heat-map'] });
      void client.invalidateQueries({ queryKey: ['records', risk.number] });
      void client.invalidateQueries({ queryKey: ['home'] });
    },
  });
}

export type NewRisk = RiskContent & { owner: string | null; record: string | null };

export const useCreateRisk = () =>
  useRiskWrite(({ risk, idempotencyKey }: { risk: NewRisk; idempotencyKey: string }) => api.post<RiskView>('/risks', risk, { idempotencyKey }));
export const useEditRisk = (number: string) =>
  useRiskWrite(({ content, version }: { content: RiskContent; version: number }) => api.patch<RiskView>(pathOf(number), content, { ifMatch: version }));
export const useHandOver = (number: string) => useRiskWrite((handOver: { owner: string; reason: string }) => api.post<RiskView>(`${pathOf(number)}/owner`, handOver));
export const useCarry = (number: string) => useRiskWrite((carry: { record: string; owner: string | null; reason: string }) => api.post<RiskView>(`${pathOf(number)}/carry`, carry));
export const useCloseRisk = (number: string) => useRiskWrite((reason: string) => api.post<RiskView>(`${pathOf(number)}/closure`, { reason }));
