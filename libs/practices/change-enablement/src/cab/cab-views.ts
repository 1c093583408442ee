import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AgendaItemView, CabDecisionView, CabMeetingListItem, CabMeetingView, PersonRef, WaitingForCab } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { iso } from '../domain/change-content.js';
import { Change } from '../domain/change.entity.js';
import { BOARD_TASKS, CabAgenda } from './cab-agenda.js';
import { CabAgendaItem } from './cab-agenda-item.entity.js';
import { CabMeeting } from './cab-meeting.entity.js';
import { allowedCabActions } from './cab-permissions.js';

interface DecisionRow {
  change: string;
  personId: string;
  decision: CabDecisionView['decision'];
  comment: string | null;
  at: Date;
  void: boolean;
}

/** Members' own decisions on the changes of an agenda, from the moment they stood on it until they left it. */
const DECISIONS = `
  select item.change, taken.person_id as "personId", taken.variables->>'decision' as decision, taken.variables->>'comment' as comment,
         taken.decided_at as at, taken.state = 'void' as void
  from tollgate.cab_agenda_item item
  join tollgate.task_decision taken on taken.record_number = item.change and taken.decided_at >= item.added_at and taken.decided_at <= coalesce(item.left_at, 'infinity')
  where item.meeting = $1 and taken.element_id = any($2) and taken.variables->>'decision' in ('approve', 'reject')
  order by taken.decided_at`;

/** Those most pressing first. */
const WAITING = 100;

/** Meetings of the board as a person sees them. */
@Injectable()
export class CabViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly agenda: CabAgenda,
  ) {}

  of(meeting: CabMeeting, actor: Actor): Promise<CabMeetingView> {
    return this.work.run(async (tx) => {
      const [item] = await this.listItems([meeting], tx);
      const { version, place, minutes, heldAt, minutedAt } = meeting;
      const members = await this.people.refs(meeting.memberIds, tx);
      const agenda = await this.agendaOf(meeting, tx);
      return {
        ...item!,
        ...{ version, place, minutes, heldAt: heldAt?.toISOString() ?? null, minutedAt: minutedAt?.toISOString() ?? null },
        members: meeting.memberIds.map((id) => refIn(members, id)),
        agenda,
        allowedActions: allowedCabActions(meeting, actor),
      };
    });
  }

  async listItems(meetings: readonly CabMeeting[], tx: Transaction): Promise<CabMeetingListItem[]> {
    const people = await this.people.refs(meetings.map(({ chairId }) => chairId), tx);
    const rows = await tx.query<{ meeting: string; changes: number }[]>(
      'select meeting, count(*)::int as changes from tollgate.cab_agenda_item where meeting = any($1) group by meeting', [meetings.map(({ number }) => number)]);
    const counts = new Map(rows.map(({ meeting, changes }) => [meeting, changes]));
    return meetings.map(({ number, title, state, start, end, chairId }) => ({
      number, title, state, start: start.toISOString(), end: end.toISOString(), chair: refIn(people, chairId), changes: counts.get(number) ?? 0,
    }));
  }

  /** Changes whose approval policy asks for the board and that stand on no agenda, the next to start first. */
  waiting(): Promise<WaitingForCab[]> {
    return this.work.run(async (tx) => {
      const changes = await tx
        .createQueryBuilder(Change, 'change')
        .where(`change.state = 'authorize' and (change.approval_policy ->> 'board')::boolean and change.withdrawn_at is null`)
        .andWhere(`not exists (select from tollgate.cab_agenda_item item where item.change = change.number and item.state = 'open' and item.left_at is null)`)
        .orderBy('change.planned_start')
        .limit(WAITING)
        .getMany();
      const people = await this.people.refs(changes.map(({ requesterId }) => requesterId), tx);
      return changes.map(({ number, title, risk, requesterId, plannedStart }) => ({ change: number, title, risk, requester: refIn(people, requesterId), plannedStart: iso(plannedStart) }));
    });
  }

  private async agendaOf(meeting: CabMeeting, tx: Transaction): Promise<AgendaItemView[]> {
    const items = await tx.find(CabAgendaItem, { where: { meeting: meeting.number }, order: { position: 'ASC' } });
    const changes = new Map((await tx.findBy(Change, { number: In(items.map(({ change }) => change)) })).map((change) => [change.number, change]));
    const rows = await tx.query<DecisionRow[]>(DECISIONS, [meeting.number, BOARD_TASKS]);
    const undecided = await this.agenda.undecided(meeting, tx);
    const people = await this.people.refs([...rows.map(({ personId }) => personId), ...[...changes.values()].map(({ requesterId }) => requesterId)], tx);
    return items.flatMap((item) => {
      const change = changes.get(item.change);
      if (!change) return [];
      const decisions = rows.filter((row) => row.change === item.change).map((row) => decisionView(row, refIn(people, row.personId)));
      return [{ ...agendaItemView(item, change, refIn(people, change.requesterId), decisions), undecided: undecided.includes(item.change) }];
    });
  }
}

function agendaItemView({ state }: CabAgendaItem, change: Change, requester: PersonRef, decisions: CabDecisionView[]): Omit<AgendaItemView, 'undecided'> {
  const { number, title, state: changeState, risk, plannedStart, plannedEnd } = change;
  return { change: number, title, state, changeState, risk, requester, plannedStart: iso(plannedStart), plannedEnd: iso(plannedEnd), decisions };
}

function decisionView({ decision, comment, at, void: isVoid }: DecisionRow, by: PersonRef): CabDecisionView {
  return { by, decision, comment, at: at.toISOString(), void: isVoid };
}

function refIn(people: ReadonlyMap<string, PersonRef>, id: string): PersonRef {
  return people.get(id) ?? { username: id, displayName: id };
}
