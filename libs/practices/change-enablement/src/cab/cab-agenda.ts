import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { ChangeState, ProblemCode } from '#core/contracts';
import { inWords, ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { ChangeRecords } from '../application/change-records.js';
import { Change } from '../domain/change.entity.js';
import { CabAgendaItem } from './cab-agenda-item.entity.js';
import type { CabMeeting } from './cab-meeting.entity.js';

type Outcome = Result<void, Refusal<ProblemCode>>;

/** Tasks of a change's process that the board decides. */
export const BOARD_TASKS: readonly string[] = ['CabDecision'];

/** States in which the board may still have to decide. */
const UNDECIDED: readonly ChangeState[] = ['assess', 'authorize'];

/** On the agenda now, without a decision of the board since it stands there, and still to be decided on. */
const STILL_UNDECIDED = `
  select item.change from tollgate.cab_agenda_item item join tollgate.change on change.number = item.change
  where item.meeting = $1 and item.state = 'open' and item.left_at is null and change.state = any($2) and change.withdrawn_at is null
    and not exists (select from tollgate.task_decision taken
                    where taken.record_number = item.change and taken.element_id = any($3) and taken.state <> 'void' and taken.decided_at >= item.added_at)
  order by item.position`;

/** What a meeting of the board talks about: changes in an order. Called with the meeting locked. */
@Injectable()
export class CabAgenda {
  constructor(
    private readonly audit: AuditTrail,
    private readonly changes: ChangeRecords,
  ) {}

  /** At the end. Its people are told. */
  async add(meeting: CabMeeting, number: string, actor: Actor, tx: Transaction): Promise<Outcome> {
    const change = await this.changes.lock(number, tx);
    if (!change) return refuse('validation-failed', `There is no change ${number}.`, 'change');
    if (!UNDECIDED.includes(change.state)) return refuse('conflict', `${number} is in the state ${change.state}: nobody has to decide on it.`, 'change');
    const elsewhere = await tx.findOneBy(CabAgendaItem, { change: number, state: 'open', leftAt: IsNull() });
    if (elsewhere) return refuse('conflict', `${number} is already on the agenda of ${elsewhere.meeting}.`, 'change');
    const last = await tx.maximum(CabAgendaItem, 'position', { meeting: meeting.number });
    const item = { meeting: meeting.number, change: number, position: (last ?? 0) + 1, state: 'open' as const, addedAt: new Date(), leftAt: null };
    await tx.upsert(CabAgendaItem, item, ['meeting', 'change']);
    await this.tell(meeting, change, actor, 'on-agenda', `${meeting.number} on ${inWords(meeting.start)}`, tx);
    return ok();
  }

  async remove(meeting: CabMeeting, number: string, actor: Actor, tx: Transaction): Promise<Outcome> {
    const { affected } = await tx.delete(CabAgendaItem, { meeting: meeting.number, change: number });
    if (!affected) return notOnAgenda(meeting, number);
    await this.tell(meeting, await this.changes.forJob(number, tx), actor, 'off-agenda', meeting.number, tx);
    return ok();
  }

  /** Off this agenda, to stand on another; it stays readable here. */
  async postpone(meeting: CabMeeting, number: string, reason: string, actor: Actor, tx: Transaction): Promise<Outcome> {
    const { affected } = await tx.update(CabAgendaItem, { meeting: meeting.number, change: number, state: 'open' }, { state: 'postponed', leftAt: new Date() });
    if (!affected) return notOnAgenda(meeting, number);
    await this.tell(meeting, await this.changes.forJob(number, tx), actor, 'postponed', reason, tx);
    return ok();
  }

  /** In this order; all that is on the agenda has to be named. */
  async order(meeting: CabMeeting, numbers: readonly string[], actor: Actor, tx: Transaction): Promise<Outcome> {
    const items = await tx.findBy(CabAgendaItem, { meeting: meeting.number });
    const known = new Set(items.map(({ change }) => change));
    if (numbers.length !== known.size || !numbers.every((number) => known.has(number))) {
      return refuse('conflict', `The agenda of ${meeting.number} has changed meanwhile: it holds ${[...known].join(', ') || 'nothing'}.`, 'changes');
    }
    for (const [index, change] of numbers.entries()) await tx.update(CabAgendaItem, { meeting: meeting.number, change }, { position: index + 1 });
    await this.audit.record({ recordKind: 'cab-meeting', recordNumber: meeting.number, actor, action: 'cab-meeting.agenda-ordered', reason: numbers.join(', ') }, tx);
    return ok();
  }

  /** Numbers of the changes on which the board has yet to decide. */
  async undecided({ number }: CabMeeting, tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ change: string }[]>(STILL_UNDECIDED, [number, UNDECIDED, BOARD_TASKS]);
    return rows.map(({ change }) => change);
  }

  /** Whether the change stands on the agenda now. */
  isOn(meeting: CabMeeting, number: string, tx: Transaction): Promise<boolean> {
    return tx.existsBy(CabAgendaItem, { meeting: meeting.number, change: number, state: 'open', leftAt: IsNull() });
  }

  /** The meeting is over: nothing is decided in it any more. */
  async close({ number: meeting }: CabMeeting, leftAt: Date, tx: Transaction): Promise<void> {
    await tx.update(CabAgendaItem, { meeting, leftAt: IsNull() }, { leftAt });
  }

  /** In the timelines of both. */
  private async tell({ number: recordNumber }: CabMeeting, change: Change, actor: Actor, what: string, reason: string, tx: Transaction): Promise<void> {
    await this.audit.record({ recordKind: 'cab-meeting', recordNumber, actor, action: `cab-meeting.${what}`, reason: `${change.number} "${change.title}"` }, tx);
    await this.changes.note(change, { actor, action: `change.${what}`, reason }, tx);
  }
}

function notOnAgenda({ number }: CabMeeting, change: string): Outcome {
  return refuse('not-found', `${change} is not on the agenda of ${number}.`);
}
