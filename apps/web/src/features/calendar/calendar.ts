import type { AbsenceScope, AbsenceView, CalendarEntry, CalendarKind, FreezeKind, FreezeView, HolidayView, Page, PersonView, WeeklyHours, WorkingCalendarView } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';
import { onReadersClock } from './range.js';

export interface Range {
  /** ISO 8601, UTC. */
  from: string;
  to: string;
}

export const calendarQuery = ({ from, to }: Range, kinds: readonly CalendarKind[]) =>
  queryOptions({
    queryKey: ['calendar', from, to, kinds],
    queryFn: async ({ signal }) => onReadersClock(await api.get<CalendarEntry[]>(`/calendar${queryString({ from, to, kind: kinds })}`, signal), { from, to }),
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
export const useChangeFreeze = () => useCalendarWrite(({ freeze, content }: { freeze: FreezeView; content: NewFreeze }) => api.patch<FreezeView>(`/freezes/${freeze.number}`, content, { ifMatch: freeze.version }));
export const useLiftFreeze = () => useCalendarWrite(({ number, version }: FreezeView) => api.delete<undefined>(`/freezes/${number}`, { ifMatch: version }));

export interface NewAbsence {
  start: string;
  end: string;
  delegate: string | null;
  note: string;
}
export const useChangeAbsence = () => useCalendarWrite(({ absence, content }: { absence: AbsenceView; content: NewAbsence }) => api.patch<AbsenceView>(`/absences/${absence.number}`, content, { ifMatch: absence.version }));
export const useRemoveAbsence = () => useCalendarWrite(({ number, version }: AbsenceView) => api.delete<undefined>(`/absences/${number}`, { ifMatch: version }));
export const useCreateAbsence = () => useCalendarWrite((absence: NewAbsence) => api.post<AbsenceView>('/absences', absence));

const DAY_MS = 24 * 3_600_000;

/** What lies behind a month ago and ahead within a year, from midnight: the same all day. */
export function aroundToday(): Range {
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const text = (days: number) => new Date(today + days * DAY_MS).toISOString();
  return { from: text(-31), to: text(366) };
}

/** What a register shows of its entries: those that say a text, in the order of a column. */
export interface RegisterFilter {
  q: string;
  sort: string;
}

const registerQuery = <View>(path: string, filter: RegisterFilter & Partial<Range> & { whose?: AbsenceScope }) =>
  queryOptions({ queryKey: ['calendar', path, filter], queryFn: ({ signal }) => api.get<View[]>(`${path}${queryString({ ...filter })}`, signal), placeholderData: (old) => old });

export const absencesQuery = (filter: RegisterFilter & Range & { whose: AbsenceScope }) => registerQuery<AbsenceView>('/absences', filter);
export const freezesQuery = (filter: RegisterFilter & Range) => registerQuery<FreezeView>('/freezes', filter);
export const workingCalendarsQuery = (filter: RegisterFilter) => registerQuery<WorkingCalendarView>('/working-calendars', filter);

export const absenceQuery = (number: string) =>
  queryOptions({ queryKey: ['calendar', 'absence', number], queryFn: ({ signal }) => api.get<AbsenceView>(`/absences/${encodeURIComponent(number)}`, signal) });

export const workingCalendarQuery = (number: string) =>
  queryOptions({ queryKey: ['calendar', 'hours', number], queryFn: ({ signal }) => api.get<WorkingCalendarView>(`/working-calendars/${encodeURIComponent(number)}`, signal) });

export interface WorkingCalendarContent extends WeeklyHours {
  name: string;
  holidays: HolidayView[];
  appliesTo: string[];
}
export const useCreateWorkingCalendar = () => useCalendarWrite((content: WorkingCalendarContent) => api.post<WorkingCalendarView>('/working-calendars', content));
export const useChangeWorkingCalendar = () =>
  useCalendarWrite(({ calendar, content }: { calendar: WorkingCalendarView; content: WorkingCalendarContent }) => api.patch<WorkingCalendarView>(`/working-calendars/${calendar.number}`, content, { ifMatch: calendar.version }));
export const useRemoveWorkingCalendar = () => useCalendarWrite(({ number, version }: WorkingCalendarView) => api.delete<undefined>(`/working-calendars/${number}`, { ifMatch: version }));
