import { Injectable } from '@nestjs/common';
import type { ChangeAction, ChangeContent, ProblemCode } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import type { Refusal, Result } from '#core/kernel';
import type { FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { Outbox, ServiceDirectory, TaskDecisions } from '#platform/orchestration';
import { RecordNumbers, UnitOfWork } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import { contentHash, contentOf, EMPTY_CONTENT } from '../domain/change-content.js';
import { isApprovable, mayAct } from '../domain/change-permissions.js';
import { Change } from '../domain/change.entity.js';
import { CHANGE_PROCESSES } from '../domain/change.lifecycle.js';
import { Scheduling } from '../planning/scheduling.js';
import { TemplateGuard } from '../templates/template-guard.js';
import { Approvals } from './approvals.js';
import { ChangeRecords } from './change-records.js';
import { ContentWriter } from './content-writer.js';
import { processVariables } from './process-variables.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface MovedSchedule {
  plannedStart: string;
  plannedEnd: string;
  reason: string;
}

const DAY_MS = 24 * 3600 * 1000;

/**
 * What people do with changes. Each action is one transaction with its audit entry, and with the outbox row of what the
 * process has to hear. The state of a change does not move here: the process decides when, and its jobs do it.
 */
@Injectable()
export class ChangeService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: ChangeRecords,
    private readonly numbers: RecordNumbers,
    private readonly services: ServiceDirectory,
    private readonly writer: ContentWriter,
    private readonly scheduling: Scheduling,
    private readonly templates: TemplateGuard,
    private readonly approvals: Approvals,
    private readonly outbox: Outbox,
    private readonly decisions: TaskDecisions,
  ) {}

  /** A draft. Refuses content that cannot be right (`validation-failed`); what is only missing is told at submission. */
  create(content: Partial<ChangeContent>, actor: Actor): Promise<Outcome<Change>> {
    return this.work.run((tx) => this.draft(content, actor, tx));
  }

  /** The same in a transaction of the caller. */
  async draft(content: Partial<ChangeContent>, actor: Actor, tx: Transaction): Promise<Outcome<Change>> {
    const change = newDraft(actor);
    const written = await this.writer.write(change, content, tx);
    if (!written.ok) return written;
    const changes = written.value.map((entry) => ({ ...entry, before: null }));
    change.number = await this.numbers.next('CHG', tx);
    await this.records.save(change, { actor, action: 'change.created', changes }, tx);
    return ok(change);
  }

  /**
   * Writes the content of a draft or a change under revision. Of one that is approved or being approved, too: then the approvals
   * of other content are void, and the process asks again.
   */
  edit(number: string, version: number, content: Partial<ChangeContent>, actor: Actor): Promise<Outcome<Change>> {
    return this.act(number, 'edit', actor, version, async (change, tx) => {
      const approvedHash = contentHash(change);
      const written = await this.writer.write(change, content, tx);
      if (!written.ok) return written;
      const changes = written.value;
      if (changes.length === 0) return ok(change);
      const fit = isApprovable(change) ? await this.fits(change, tx) : ok();
      if (!fit.ok) return fit;
      await this.records.save(change, { actor, action: 'change.edited', changes }, tx);
      if (isApprovable(change)) await this.tellProcess(change, { approvedHash, windowMoved: changes.some(isOfWindow) }, tx);
      return ok(change);
    });
  }

  /** Hands the draft to its process, whose first job moves it on. */
  submit(number: string, version: number, actor: Actor): Promise<Outcome<Change>> {
    return this.act(number, 'submit', actor, version, async (change, tx) => {
      const fit = await this.fits(change, tx);
      if (!fit.ok) return fit;
      change.submittedAt = new Date();
      await this.records.save(change, { actor, action: 'change.submitted' }, tx);
      const variables = { ...(await processVariables(change, this.services, tx)), requester: actor.username };
      const processDefinitionId = CHANGE_PROCESSES[change.type];
      await this.outbox.enqueue({ kind: 'start-process', processDefinitionId, recordNumber: number, variables }, tx);
      return ok(change);
    });
  }

  /** Accepted as an intention: the process ends the change as soon as it hears of it, whatever it is waiting for. */
  withdraw(number: string, reason: string, actor: Actor): Promise<Outcome<Change>> {
    return this.act(number, 'withdraw', actor, undefined, async (change, tx) => {
      if (await this.decisions.pendingFor(number, tx)) return underWay(number);
      Object.assign(change, { withdrawnAt: new Date(), withdrawalReason: reason });
      await this.records.save(change, { actor, action: 'change.withdrawal-requested', reason }, tx);
      await this.tell('change-withdrawn', change, { withdrawalReason: reason }, tx);
      return ok(change);
    });
  }

  /** New planned window of a scheduled change. Within the approved window the process waits for the new start; outside of it, it asks for approval again. */
  moveStart(number: string, version: number, { plannedStart, plannedEnd, reason }: MovedSchedule, actor: Actor): Promise<Outcome<Change>> {
    return this.act(number, 'move-start', actor, version, async (change, tx) => {
      const approvedHash = contentHash(change);
      const written = await this.writer.write(change, { plannedStart, plannedEnd, scheduleReason: reason }, tx);
      if (!written.ok) return written;
      const changes = written.value;
      if (changes.length === 0) return ok(change);
      const fit = await this.fits(change, tx);
      if (!fit.ok) return fit;
      await this.records.save(change, { actor, action: 'change.start-moved', reason, changes }, tx);
      await this.tellProcess(change, { approvedHash, windowMoved: true }, tx);
      return ok(change);
    });
  }

  async deleteDraft(number: string, actor: Actor): Promise<Outcome<Change>> {
    return this.act(number, 'delete-draft', actor, undefined, async (change, tx) => {
      await this.records.note(change, { actor, action: 'change.draft-deleted' }, tx);
      await tx.delete(Change, { id: change.id });
      return ok(change);
    });
  }

  /** Whether its template permits it and nothing is in the way of its window. */
  private async fits(change: Change, tx: Transaction): Promise<Outcome<void>> {
    const permitted = await this.templates.permits(change, tx);
    return permitted.ok ? this.scheduling.claim(change, tx) : permitted;
  }

  private act(
    number: string,
    action: ChangeAction,
    actor: Actor,
    version: number | undefined,
    write: (change: Change, tx: Transaction) => Promise<Outcome<Change>>,
  ): Promise<Outcome<Change>> {
    return this.work.run(async (tx) => {
      const change = await this.records.lock(number, tx);
      if (!change) return refuse('not-found', `There is no change ${number}.`);
      const permitted = mayAct(action, change, actor);
      if (!permitted.ok) return permitted;
      if (version !== undefined && change.version !== version) {
        return refuse('version-mismatch', `${number} was changed meanwhile: it is at version ${change.version}, not ${version}.`);
      }
      return write(change, tx);
    });
  }

  /** What the process has to hear of an edit: that what was approved is another content now, or when it starts. A template, unlike people, approves any window. */
  private async tellProcess(change: Change, { approvedHash, windowMoved }: { approvedHash: string; windowMoved: boolean }, tx: Transaction): Promise<void> {
    if (change.type !== 'standard' && contentHash(change) !== approvedHash) {
      await this.approvals.void(change, 'The content was changed after the decision.', tx);
      await this.tell('change-content-edited', change, {}, tx);
    } else if (windowMoved && change.state === 'scheduled') {
      const { plannedStart, plannedEnd } = contentOf(change);
      await this.tell('change-start-moved', change, { plannedStart, plannedEnd }, tx);
    }
  }

  private tell(name: string, { number }: Change, variables: Record<string, unknown>, tx: Transaction): Promise<string> {
    return this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name, correlationKey: number, variables, timeToLive: DAY_MS }, tx);
  }
}

function newDraft({ personId: requesterId }: Actor): Change {
  const nothingYet = { problems: [], riskReasons: [], authorizationRound: 0, implementerId: null, submittedAt: null, revisionOpen: false };
  return Object.assign(new Change(), structuredClone(EMPTY_CONTENT), nothingYet, { state: 'new', requesterId } as const);
}

function isOfWindow({ field }: FieldChange): boolean {
  return field === 'plannedStart' || field === 'plannedEnd';
}

function underWay(number: string): Outcome<never> {
  return refuse('conflict', `A decision on ${number} has just been taken and is on its way. Look at it first, then withdraw.`);
}
