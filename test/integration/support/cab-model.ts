import { CAB_ACTIONS, type AgendaState, type CabAction, type CabState } from '#core/contracts';
import type { Verdict, Who } from './change-model.js';

/** What a meeting of the board is, as a person would tell it: no database. */
export interface ModelledMeeting {
  state: CabState;
  title: string;
  minutes: string;
  /** In its order. */
  agenda: { change: string; state: AgendaState }[];
}

/** The chair is a member, too. */
export const MEMBERS: readonly Who[] = ['cora', 'abel'];
const KEEPERS: readonly Who[] = ['cora', 'carl'];

export const aModelledMeeting = (title: string): ModelledMeeting => ({ state: 'planned', title, minutes: '', agenda: [] });

const WITHIN: Record<CabAction, readonly CabState[]> = {
  edit: ['planned'],
  'keep-agenda': ['planned', 'held'],
  hold: ['planned'],
  decide: ['held'],
  minute: ['held'],
  cancel: ['planned'],
};

export function mayInModelled(action: CabAction, { state }: ModelledMeeting, who: Who): Verdict {
  if (!(action === 'decide' ? MEMBERS : KEEPERS).includes(who)) return 'not-permitted';
  return WITHIN[action].includes(state) ? 'ok' : 'illegal-transition';
}

export const openInMeeting = (meeting: ModelledMeeting, who: Who): CabAction[] => CAB_ACTIONS.filter((action) => mayInModelled(action, meeting, who) === 'ok');

/** Nobody has decided on these; in the model nobody ever does. */
export const openItems = ({ agenda }: ModelledMeeting) => agenda.filter(({ state }) => state === 'open');

const isOver = ({ state }: ModelledMeeting): boolean => state === 'minuted' || state === 'cancelled';

/** Whether the change stands on the agenda now, to be decided on. */
export const standsOn = (meeting: ModelledMeeting, change: string): boolean => !isOver(meeting) && meeting.agenda.some((item) => item.change === change && item.state === 'open');

/** What somebody does to an agenda when they may keep it. */
export const AGENDA = {
  add(meeting: ModelledMeeting, change: string, all: readonly ModelledMeeting[]): Verdict {
    if (all.some((one) => standsOn(one, change))) return 'conflict';
    meeting.agenda = [...meeting.agenda.filter((item) => item.change !== change), { change, state: 'open' }];
    return 'ok';
  },
  remove(meeting: ModelledMeeting, change: string): Verdict {
    const left = meeting.agenda.filter((item) => item.change !== change);
    if (left.length === meeting.agenda.length) return 'not-found';
    meeting.agenda = left;
    return 'ok';
  },
  postpone(meeting: ModelledMeeting, change: string): Verdict {
    const item = meeting.agenda.find((one) => one.change === change && one.state === 'open');
    if (!item) return 'not-found';
    item.state = 'postponed';
    return 'ok';
  },
  /** The change first, the others after it; refused when it is not on the agenda. */
  first(meeting: ModelledMeeting, change: string): Verdict {
    const item = meeting.agenda.find((one) => one.change === change);
    if (!item) return 'conflict';
    meeting.agenda = [item, ...meeting.agenda.filter((one) => one !== item)];
    return 'ok';
  },
  decide: (meeting: ModelledMeeting, change: string): Verdict => (standsOn(meeting, change) ? 'ok' : 'not-found'),
} as const;
