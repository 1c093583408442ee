import type { CabMeetingListItem, CabMeetingView, DeferredChange, Page, WaitingForCab } from '#core/contracts';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

export interface CabFilter {
  state: string;
  q: string;
  sort: string;
  cursor: string | null;
}

export interface CabContent {
  title: string;
  start: string;
  end: string;
  place: string;
  chair: string;
  members: string[];
}

const PATH = '/cab-meetings';
const pathOf = (number: string) => `${PATH}/${encodeURIComponent(number)}`;

export const cabListQuery = (filter: CabFilter) =>
  queryOptions({ queryKey: ['cab', 'list', filter], queryFn: ({ signal }) => api.get<Page<CabMeetingListItem>>(`${PATH}${queryString({ ...filter })}`, signal), placeholderData: (old) => old });

export const meetingQuery = (number: string) => queryOptions({ queryKey: ['cab', 'one', number], queryFn: ({ signal }) => api.get<CabMeetingView>(pathOf(number), signal) });

export const waitingQuery = queryOptions({ queryKey: ['cab', 'waiting'], queryFn: ({ signal }) => api.get<WaitingForCab[]>(`${PATH}/waiting`, signal) });

/** A write that answers with the meeting as it is afterwards. */
function useMeetingWrite<Variables>(write: (variables: Variables) => Promise<CabMeetingView>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: write,
    onSuccess: (meeting) => {
      client.setQueryData(meetingQuery(meeting.number).queryKey, meeting);
      for (const kind of ['list', 'waiting']) void client.invalidateQueries({ queryKey: ['cab', kind] });
      for (const kind of ['records', 'calendar', 'tasks']) void client.invalidateQueries({ queryKey: [kind] });
    },
  });
}

export const usePlanMeeting = () => useMeetingWrite((content: CabContent) => api.post<CabMeetingView>(PATH, content));
export const useEditMeeting = ({ number, version }: CabMeetingView) => useMeetingWrite((content: CabContent) => api.patch<CabMeetingView>(pathOf(number), content, { ifMatch: version }));
export const useHoldMeeting = (number: string) => useMeetingWrite((early: boolean) => api.post<CabMeetingView>(`${pathOf(number)}/opening`, { early }));
export const useCancelMeeting = (number: string) => useMeetingWrite((reason: string) => api.post<CabMeetingView>(`${pathOf(number)}/cancellation`, { reason }));
export const useWriteMinutes = ({ number, version }: CabMeetingView) => useMeetingWrite((written: { minutes: string; deferred: DeferredChange[] }) => api.post<CabMeetingView>(`${pathOf(number)}/minutes`, written, { ifMatch: version }));

const itemPath = (number: string, change: string) => `${pathOf(number)}/agenda/${encodeURIComponent(change)}`;

export const useAddToAgenda = (number: string) => useMeetingWrite((change: string) => api.post<CabMeetingView>(`${pathOf(number)}/agenda`, { change }));
export const useOrderAgenda = (number: string) => useMeetingWrite((changes: string[]) => api.put<CabMeetingView>(`${pathOf(number)}/agenda`, { changes }));
export const useTakeOffAgenda = (number: string) => useMeetingWrite((change: string) => api.delete<CabMeetingView>(itemPath(number, change)));
export const usePostpone = (number: string) => useMeetingWrite(({ change, reason }: { change: string; reason: string }) => api.post<CabMeetingView>(`${itemPath(number, change)}/postponement`, { reason }));
export const useDecideInCab = (number: string) =>
  useMeetingWrite(({ change, ...decision }: { change: string; decision: 'approve' | 'reject'; comment: string | null }) => api.post<CabMeetingView>(`${itemPath(number, change)}/decision`, decision));
