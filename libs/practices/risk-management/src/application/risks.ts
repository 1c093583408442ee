import { Injectable } from '@nestjs/common';
import type { ProblemCode, RiskAction, RiskContent } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { writeFields } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { Outbox, TaskDecisions } from '#platform/orchestration';
import { RecordNumbers, RecordTitles, UnitOfWork, type Transaction } from '#platform/persistence';
import { RiskCarryStep } from '../domain/risk-carry.entity.js';
import { CONTENT_FIELDS, RATED_FIELDS } from '../domain/risk-content.js';
import { mayAct } from '../domain/risk-permissions.js';
import { Risk } from '../domain/risk.entity.js';
import { RISK_PROCESS } from '../domain/risk.lifecycle.js';
import { RiskRecords } from './risk-records.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface NewRisk extends RiskContent {
  /** User name of the proposed owner. */
  owner: string | null;
  /** Number of the record that bears it. */
  record: string | null;
}

export interface Carrying {
  record: string;
  /** User name of who is to own it there; null: nobody is named yet. */
  owner: string | null;
  reason: string;
}

/**
 * What people do with risks. Each action is one transaction with its audit entry and the outbox row of what the process has to hear.
 * The state of a risk does not move here: its process decides when, and its jobs do it.
 */
@Injectable()
export class Risks {
  constructor(
    private readonly work: UnitOfWork,
    private readonly records: RiskRecords,
    private readonly numbers: RecordNumbers,
    private readonly titles: RecordTitles,
    private readonly people: People,
    private readonly outbox: Outbox,
    private readonly decisions: TaskDecisions,
  ) {}

  /** Puts a risk on record; its process starts. Refuses an owner or a record that nobody knows (`validation-failed`). */
  create({ owner, record, ...content }: NewRisk, actor: Actor): Promise<Outcome<Risk>> {
    return this.work.run(async (tx) => {
      const known = await this.checked(owner, record, tx);
      if (!known.ok) return known;
      const risk = Object.assign(new Risk(), { ...content, state: 'identified', raisedById: actor.personId, record, ownerId: null, ownerAcceptedAt: null } as const);
      risk.number = await this.numbers.next('RSK', tx);
      await this.records.propose(risk, known.value, tx);
      const changes = Object.entries({ ...content, owner, record }).map(([field, after]) => ({ field, before: null, after }));
      await this.records.save(risk, { actor, action: 'risk.created', changes }, tx);
      if (record !== null) await this.step(risk, { from: null, to: record, reason: '' }, actor, tx);
      await this.outbox.enqueue({ kind: 'start-process', processDefinitionId: RISK_PROCESS, recordNumber: risk.number, variables: { title: risk.title } }, tx);
      return ok(risk);
    });
  }

  /** Changes what is written; another probability, impact or category has it rated again. */
  edit(number: string, version: number, content: Partial<RiskContent>, actor: Actor): Promise<Outcome<Risk>> {
    return this.act(number, 'edit', actor, version, async (risk, tx) => {
      const changes = writeFields(risk, content, CONTENT_FIELDS);
      if (changes.length === 0) return ok(risk);
      await this.records.save(risk, { actor, action: 'risk.edited', changes }, tx);
      if (changes.some(({ field }) => RATED_FIELDS.includes(field))) await this.records.tell(risk, 'risk-changed', tx);
      return ok(risk);
    });
  }

  /** Names another owner, whom the process asks to accept. */
  handOver(number: string, owner: string, reason: string, actor: Actor): Promise<Outcome<Risk>> {
    return this.act(number, 'hand-over', actor, undefined, async (risk, tx) => {
      const known = await this.checked(owner, null, tx);
      if (!known.ok) return known;
      if (known.value === risk.ownerId) return refuse('conflict', `${owner} owns ${number} already, or has been asked.`, 'owner');
      const before = await this.usernameOf(risk.ownerId, tx);
      await this.records.propose(risk, known.value, tx);
      await this.records.save(risk, { actor, action: 'risk.handed-over', reason, changes: [{ field: 'owner', before, after: owner }] }, tx);
      await this.records.tell(risk, 'risk-changed', tx);
      return ok(risk);
    });
  }

  /** Takes the risk on to another record. It keeps its number; its owner stays only if the one who carries it names them. */
  carry(number: string, { record, owner, reason }: Carrying, actor: Actor): Promise<Outcome<Risk>> {
    return this.act(number, 'carry', actor, undefined, async (risk, tx) => {
      const known = await this.checked(owner, record, tx);
      if (!known.ok) return known;
      if (record === risk.record) return refuse('conflict', `${number} stands at ${record} already.`, 'record');
      const from = risk.record;
      const before = await this.usernameOf(risk.ownerId, tx);
      risk.record = record;
      const another = known.value !== risk.ownerId;
      if (another) await this.records.propose(risk, known.value, tx);
      const changes = [{ field: 'record', before: from, after: record }, ...(another ? [{ field: 'owner', before, after: owner }] : [])];
      await this.records.save(risk, { actor, action: 'risk.carried', reason, changes }, tx);
      await this.step(risk, { from, to: record, reason }, actor, tx);
      await this.records.tell(risk, 'risk-changed', tx);
      return ok(risk);
    });
  }

  /** Accepted as an intention: the process ends the risk as soon as it hears of it, whatever it is waiting for. */
  close(number: string, reason: string, actor: Actor): Promise<Outcome<Risk>> {
    return this.act(number, 'close', actor, undefined, async (risk, tx) => {
      Object.assign(risk, { closingRequestedAt: new Date(), closingNote: reason });
      await this.records.save(risk, { actor, action: 'risk.closing-requested', reason }, tx);
      await this.records.tell(risk, 'risk-closed', tx);
      return ok(risk);
    });
  }

  private act(number: string, action: RiskAction, actor: Actor, version: number | undefined, write: (risk: Risk, tx: Transaction) => Promise<Outcome<Risk>>): Promise<Outcome<Risk>> {
    return this.work.run(async (tx) => {
      const risk = await this.records.lock(number, tx);
      if (!risk) return refuse('not-found', `There is no risk ${number}.`);
      const permitted = mayAct(action, risk, actor);
      if (!permitted.ok) return permitted;
      if (version !== undefined && risk.version !== version) return refuse('version-mismatch', `${number} was changed meanwhile: it is at version ${risk.version}, not ${version}.`);
      if (await this.decisions.pendingFor(number, tx)) return refuse('conflict', `A decision on ${number} has just been taken and is on its way. Look at it first.`);
      return write(risk, tx);
    });
  }

  /** The id of the owner named, or null when none is. */
  private async checked(owner: string | null, record: string | null, tx: Transaction): Promise<Outcome<string | null>> {
    if (record !== null && !(await this.titles.exists(record, tx))) return refuse('validation-failed', `There is no record ${record}.`, 'record');
    if (owner === null) return ok(null);
    const person = await this.people.byUsername(owner, tx);
    return person ? ok(person.id) : refuse('validation-failed', `Nobody here is called "${owner}".`, 'owner');
  }

  private async usernameOf(id: string | null, tx: Transaction): Promise<string | null> {
    return id === null ? null : ((await this.people.byId(id, tx))?.username ?? null);
  }

  private async step({ id: riskId }: Risk, { from, to, reason }: { from: string | null; to: string; reason: string }, { personId: byId }: Actor, tx: Transaction): Promise<void> {
    await tx.insert(RiskCarryStep, { riskId, fromRecord: from, toRecord: to, byId, at: new Date(), reason });
  }
}
