import type { AbsenceView, CalendarEntry, CalendarKind, FreezeKind, FreezeView, Page, PersonView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface Range {
  /** ISO 8601, UTC. */
  from: string;
  to: string;
}

export const calendarQuery = ({ from, to }: Range, kinds: readonly CalendarKind[]) =>
  queryOptions({
    queryKey: ['calendar', from, to, kinds],
    queryFn: ({ signal }) => api.get<CalendarEntry[]>(`/calendar${queryString({ from, to, kind: kinds })}`, signal),
    placeholderData: (old) => old,
  });

export const freezeQuery = (number: string) =>
  queryOptions({ queryKey: ['calendar', 'freeze', number], queryFn: ({ signal }) => api.get<FreezeView>(`/freezes/${encodeURIComponent(number)}`, signal) });

export const colleaguesQuery = queryOptions({ queryKey: ['people', 'list', 'all'], queryFn: ({ signal }) => api.get<Page<PersonView>>(`/people${queryString({ limit: 200 })}`, signal), staleTime: 60_000 });

function useCalendarWrite<Variables, Answer>(write: (variables: Variables) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: write, onSuccess: () => client.invalidateQueries({ queryKey: ['calendar'] }) });
}

export interface NewFreeze {
  name: string;
  kind: FreezeKind;
  start: string;
  end: string;
  services: string[];
  reason: string;
}
export const useCreateFreeze = () => useCalendarWrite((freeze: NewFreeze) => api.post<FreezeView>('/freezes', freeze));
export const useLiftFreeze = () => useCalendarWrite(({ number, version }: FreezeView) => api.delete<undefined>(`/freezes/${number}`, { ifMatch: version }));

export interface NewAbsence {
  start: string;
  end: string;
  delegate: string | null;
  note: string;
}
export const useCreateAbsence = () => useCalendarWrite((absence: NewAbsence) => api.post<AbsenceView>('/absences', absence));
