import type { ChangeContent, ConflictView, SlotView } from '#core/contracts';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { api } from '../../api/client.js';

export const conflictsQuery = (number: string) =>
  queryOptions({ queryKey: ['changes', 'conflicts', number], queryFn: ({ signal }) => api.get<ConflictView[]>(`/changes/${encodeURIComponent(number)}/conflicts`, signal) });

type WindowContent = Pick<ChangeContent, 'type' | 'services' | 'items' | 'implementer' | 'plannedStart' | 'plannedEnd'>;

/** What would be in the way of what a form says now; asked once both ends are planned. */
export const windowQuery = ({ type, services, items, implementer, plannedStart, plannedEnd }: WindowContent, number: string | undefined) =>
  queryOptions({
    queryKey: ['changes', 'conflicts', 'window', number, type, services, items, implementer, plannedStart, plannedEnd],
    queryFn: () => api.post<ConflictView[]>('/planning/conflicts', { number, type, services, items, implementer, plannedStart, plannedEnd }),
    enabled: plannedStart !== null && plannedEnd !== null && plannedStart < plannedEnd,
    placeholderData: (old) => old,
  });

export const useNextSlot = () =>
  useMutation({
    mutationFn: ({ content: { services, items, implementer }, number, minutes }: { content: WindowContent; number: string | undefined; minutes: number }) =>
      api.post<SlotView>('/planning/slot', { number, services, items, implementer, minutes }),
  });
