import { Inject, Injectable } from '@nestjs/common';
import { CAB_EARLY_MS, type CabAction, type CabState, type DeferredChange, type ProblemCode } from '#core/contracts';
import { inWords, ok, refuse, type Clock, type Refusal, type Result } from '#core/kernel';
import { AuditTrail, writeFields, type FieldChange } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { CabAgenda } from './cab-agenda.js';
import { CabMeeting } from './cab-meeting.entity.js';
import { mayInCab } from './cab-permissions.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface CabContent {
  title: string;
  start: Date;
  end: Date;
  place: string;
  /** User names. */
  chair: string;
  members: string[];
}

export interface Minutes {
  minutes: string;
  /** Changes that are left to another meeting, undecided. */
  deferred: readonly DeferredChange[];
}

interface Writing {
  action: CabAction;
  actor: Actor;
  version?: number;
}

/** The meetings of the board: planned, held, minuted. */
@Injectable()
export class CabMeetings {
  constructor(
    private readonly work: UnitOfWork,
    private readonly numbers: RecordNumbers,
    private readonly audit: AuditTrail,
    private readonly people: People,
    private readonly watchers: Watchers,
    private readonly agenda: CabAgenda,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  create(content: CabContent, actor: Actor): Promise<Outcome<CabMeeting>> {
    return this.work.run(async (tx) => {
      const meeting = Object.assign(new CabMeeting(), { state: 'planned', minutes: '', heldAt: null, minutedAt: null });
      const changes = await this.write(meeting, content, tx);
      if (!changes.ok) return changes;
      meeting.number = await this.numbers.next('CAB', tx);
      await tx.insert(CabMeeting, meeting);
      await this.invite(meeting, tx);
      await this.note(meeting, actor, 'created', tx, changes.value, invitation(meeting));
      return ok((await this.lock(meeting.number, tx))!);
    });
  }

  edit(number: string, version: number, content: Partial<CabContent>, actor: Actor): Promise<Outcome<CabMeeting>> {
    return this.act(number, { action: 'edit', actor, version }, async (meeting, tx) => {
      const changes = await this.write(meeting, content, tx);
      if (!changes.ok || changes.value.length === 0) return changes.ok ? ok(meeting) : changes;
      await tx.save(meeting);
      await this.invite(meeting, tx);
      await this.note(meeting, actor, 'changed', tx, changes.value, invitation(meeting));
      return ok(meeting);
    });
  }

  /** Refuses to hold it before its time (`conflict`), unless that is what is meant. */
  hold(number: string, { early }: { early: boolean }, actor: Actor): Promise<Outcome<CabMeeting>> {
    return this.act(number, { action: 'hold', actor }, async (meeting, tx) => {
      const now = this.clock.now();
      if (!early && meeting.start.getTime() - now > CAB_EARLY_MS) return refuse('conflict', `${number} is planned for ${inWords(meeting.start)}: say that it is held early, or wait until then.`, 'early');
      return this.move(meeting, 'held', actor, tx, { heldAt: new Date(now) });
    });
  }

  /** Ends the meeting. What was not decided is left to another, each with its reason; refuses `conflict` as long as one has none. */
  minute(number: string, version: number, { minutes, deferred }: Minutes, actor: Actor): Promise<Outcome<CabMeeting>> {
    return this.act(number, { action: 'minute', actor, version }, async (meeting, tx) => {
      const fitting = whyNot(meeting, await this.agenda.undecided(meeting, tx), deferred.map(({ change }) => change));
      if (!fitting.ok) return fitting;
      for (const { change, reason } of deferred) await this.agenda.postpone(meeting, change, reason, actor, tx);
      const now = new Date();
      await this.agenda.close(meeting, now, tx);
      return this.move(meeting, 'minuted', actor, tx, { minutes, minutedAt: now }, minutes);
    });
  }

  cancel(number: string, reason: string, actor: Actor): Promise<Outcome<CabMeeting>> {
    return this.act(number, { action: 'cancel', actor }, async (meeting, tx) => {
      await this.agenda.close(meeting, new Date(), tx);
      return this.move(meeting, 'cancelled', actor, tx, {}, reason);
    });
  }

  /** Does something to the meeting under its lock, if this person may do it now. */
  act<T>(number: string, { action, actor, version }: Writing, write: (meeting: CabMeeting, tx: Transaction) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return this.work.run(async (tx) => {
      const meeting = await this.lock(number, tx);
      if (!meeting) return refuse('not-found', `There is no CAB meeting ${number}.`);
      const permitted = mayInCab(action, meeting, actor);
      if (!permitted.ok) return permitted;
      if (version !== undefined && meeting.version !== version) return refuse('version-mismatch', `${number} was changed by somebody else meanwhile.`);
      return write(meeting, tx);
    });
  }

  private async move(meeting: CabMeeting, state: CabState, actor: Actor, tx: Transaction, facts: Partial<CabMeeting>, reason?: string): Promise<Outcome<CabMeeting>> {
    const changes = [{ field: 'state', before: meeting.state, after: state }];
    Object.assign(meeting, facts, { state });
    await tx.save(meeting);
    await this.note(meeting, actor, state, tx, changes, reason);
    return ok(meeting);
  }

  private async write(meeting: CabMeeting, { chair, members, ...content }: Partial<CabContent>, tx: Transaction): Promise<Outcome<FieldChange[]>> {
    const changes = writeFields(meeting, content, ['title', 'start', 'end', 'place']);
    const chairing = chair === undefined ? ok([meeting.chairId]) : await this.idsOf([chair], 'chair', tx);
    if (!chairing.ok) return chairing;
    const taking = members === undefined ? ok(meeting.memberIds) : await this.idsOf(members, 'members', tx);
    if (!taking.ok) return taking;
    if (meeting.start >= meeting.end) return refuse('validation-failed', 'The meeting must end after it starts.', 'end');
    const before = await this.namesOf(meeting.memberIds ?? [], tx);
    meeting.chairId = chairing.value[0]!;
    meeting.memberIds = [...new Set([meeting.chairId, ...taking.value])];
    const after = await this.namesOf(meeting.memberIds, tx);
    return ok(before.join() === after.join() ? changes : [...changes, { field: 'members', before, after }]);
  }

  /** The chair first. */
  private async namesOf(ids: readonly string[], tx: Transaction): Promise<string[]> {
    const people = await this.people.refs(ids, tx);
    return ids.map((id) => people.get(id)?.displayName ?? id);
  }

  /** People of the board: they decide there. */
  private async idsOf(usernames: readonly string[], field: string, tx: Transaction): Promise<Outcome<string[]>> {
    const people = await this.people.byUsernames(usernames, tx);
    const unknown = usernames.find((name) => !people.some(({ username }) => username === name.toLowerCase()));
    if (unknown !== undefined) return refuse('validation-failed', `Nobody here is called "${unknown}".`, field);
    const stranger = people.find(({ roles, active }) => !active || !(roles.includes('cab-member') || roles.includes('change-manager')));
    if (stranger) return refuse('validation-failed', `${stranger.displayName} is neither a member of the change advisory board nor a change manager.`, field);
    return ok(people.map(({ id }) => id));
  }

  /** Members hear of everything that happens to their meeting. */
  private async invite({ number, memberIds }: CabMeeting, tx: Transaction): Promise<void> {
    for (const member of memberIds) await this.watchers.watch(number, member, tx);
  }

  private lock(number: string, tx: Transaction): Promise<CabMeeting | null> {
    return tx.findOne(CabMeeting, { where: { number }, lock: { mode: 'pessimistic_write' } });
  }

  private note({ number }: CabMeeting, actor: Actor, what: string, tx: Transaction, changes: FieldChange[], reason?: string): Promise<void> {
    return this.audit.record({ recordKind: 'cab-meeting', recordNumber: number, actor, action: `cab-meeting.${what}`, changes, ...(reason ? { reason } : {}) }, tx);
  }
}

/** Why the meeting cannot end with these left to another one. */
function whyNot({ number }: CabMeeting, undecided: readonly string[], deferred: readonly string[]): Outcome<void> {
  const [missing, strange] = [undecided.filter((change) => !deferred.includes(change)), deferred.filter((change) => !undecided.includes(change))];
  if (missing.length > 0) return refuse('conflict', `${missing.join(', ')}: not decided. Decide, or say for each why it is left to another meeting.`, 'deferred');
  return strange.length > 0 ? refuse('conflict', `${strange.join(', ')}: decided, or not on the agenda of ${number}.`, 'deferred') : ok();
}

function invitation({ start, place }: CabMeeting): string {
  return `${inWords(start)}${place === '' ? '' : `, ${place}`}`;
}
