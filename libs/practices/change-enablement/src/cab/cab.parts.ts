import { CabAgenda } from './cab-agenda.js';
import { CabAgendaItem } from './cab-agenda-item.entity.js';
import { CabDecisions } from './cab-decisions.js';
import { CabList } from './cab-list.js';
import { CabMeeting } from './cab-meeting.entity.js';
import { CabMeetings } from './cab-meetings.js';
import { CabViews } from './cab-views.js';
import { CabController } from './http/cab.controller.js';

export const cabEntities = [CabMeeting, CabAgendaItem];

/** For the server: nothing of a meeting happens in a job. */
export const cabHttp = { providers: [CabMeetings, CabAgenda, CabDecisions, CabList, CabViews], controllers: [CabController] };
