import { Inject, Injectable } from '@nestjs/common';
import type { ProblemCode, ReleaseAction, ReleaseContent } from '#core/contracts';
import { ok, refuse, type Clock, type Refusal, type Result } from '#core/kernel';
import { writeFields } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { Outbox, TaskDecisions } from '#platform/orchestration';
import { RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { CONTENT_FIELDS, EMPTY_CONTENT } from '../domain/release-content.js';
import { mayAct } from '../domain/release-permissions.js';
import { Release } from '../domain/release.entity.js';
import { DECIDED_ON, RELEASE_PROCESS } from '../domain/release.lifecycle.js';
import { CLOCK } from './clock.js';
import { GoNoGoDecisions } from './go-no-go.js';
import { ReleaseReferences } from './release-references.js';
import { ReleaseRecords } from './release-records.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** What people give of a release; the manager by user name. */
export type ReleaseInput = ReleaseContent & { manager: string };
export type NewRelease = Partial<ReleaseInput> & Pick<ReleaseInput, 'title' | 'type'>;

const FRESH = {
  state: 'draft', policy: null, round: 0, decisionsNeeded: 1, failure: null, verificationNote: null, rollbackDue: null, whenSilent: null, rollbackCause: null, rollbackReason: null, rollbackNote: null,
  earlyLifeSupport: null, notes: null, notesHash: null, endedAt: null, submittedAt: null, cancelledAt: null, cancellationReason: null, processInstanceKey: null,
} as const satisfies Partial<Release>;

/**
 * What people do with releases. Each action is one transaction with its audit entry and the outbox row of what the process has to hear.
 * The state does not move here: the process decides when, and its jobs do it. Only a draft, which has no process, is cancelled at once.
 */
@Injectable()
export class Releases {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ReleaseRecords,
    private readonly decided: GoNoGoDecisions,
    private readonly references: ReleaseReferences,
    private readonly numbers: RecordNumbers,
    private readonly watchers: Watchers,
    private readonly outbox: Outbox,
    private readonly decisions: TaskDecisions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Makes a draft; who makes it manages it unless somebody else is named. Refuses references that nobody knows (`validation-failed`). */
  create(content: NewRelease, actor: Actor): Promise<Outcome<Release>> {
    return this.work.run(async (tx) => {
      const whole = { ...EMPTY_CONTENT, ...content, manager: content.manager ?? actor.username };
      const known = await this.references.stored(whole, tx);
      if (!known.ok) return known;
      const release = Object.assign(new Release(), FRESH, known.value);
      release.number = await this.numbers.next('REL', tx);
      await this.watchers.watch(release.number, release.managerId, tx);
      const changes = Object.entries(whole).map(([field, after]) => ({ field, before: null, after }));
      await this.records.save(release, { actor, action: 'release.created', changes }, tx);
      return ok(release);
    });
  }

  /** What was decided on the go is void by an edit, and the process asks again. */
  edit(number: string, version: number, content: Partial<ReleaseInput>, actor: Actor): Promise<Outcome<Release>> {
    return this.act(number, 'edit', actor, version, async (release, tx) => {
      const known = await this.references.stored(content, tx, release);
      if (!known.ok) return known;
      const changes = writeFields(release, known.value, [...CONTENT_FIELDS, 'steps']);
      if (changes.length === 0) return ok(release);
      await this.watchers.watch(number, release.managerId, tx);
      await this.records.save(release, { actor, action: 'release.edited', changes }, tx);
      if (DECIDED_ON.includes(release.state)) {
        await this.decided.void(release, 'The release was changed after the decision.', tx);
        await this.records.tell(release, 'release-edited', tx);
      }
      return ok(release);
    });
  }

  /** Its process starts. */
  submit(number: string, version: number, actor: Actor): Promise<Outcome<Release>> {
    return this.act(number, 'submit', actor, version, async (release, tx) => {
      release.submittedAt = new Date(this.clock.now());
      await this.records.save(release, { actor, action: 'release.submitted' }, tx);
      await this.outbox.enqueue({ kind: 'start-process', processDefinitionId: RELEASE_PROCESS, recordNumber: number, variables: { title: release.title } }, tx);
      return ok(release);
    });
  }

  /** Accepted as an intention: the process ends the release as soon as it hears of it. */
  cancel(number: string, reason: string, actor: Actor): Promise<Outcome<Release>> {
    return this.act(number, 'cancel', actor, undefined, async (release, tx) => {
      Object.assign(release, { cancelledAt: new Date(this.clock.now()), cancellationReason: reason });
      const note = { actor, action: 'release.cancellation-requested', reason };
      if (!release.submittedAt) {
        await this.records.move(release, 'cancelled', { ...note, action: 'release.cancelled' }, tx);
        return ok(release);
      }
      await this.records.save(release, note, tx);
      await this.records.tell(release, 'release-cancelled', tx);
      return ok(release);
    });
  }

  private act(number: string, action: ReleaseAction, actor: Actor, version: number | undefined, write: (release: Release, tx: Transaction) => Promise<Outcome<Release>>): Promise<Outcome<Release>> {
    return this.work.run(async (tx) => {
      const release = await this.records.lock(number, tx);
      if (!release) return refuse('not-found', `There is no release ${number}.`);
      const permitted = mayAct(action, release, actor);
      if (!permitted.ok) return permitted;
      if (version !== undefined && release.version !== version) return refuse('version-mismatch', `${number} was changed meanwhile: it is at version ${release.version}, not ${version}.`);
      if (await this.decisions.pendingFor(number, tx)) return refuse('conflict', `A decision on ${number} has just been taken and is on its way. Look at it first.`);
      return write(release, tx);
    });
  }
}
