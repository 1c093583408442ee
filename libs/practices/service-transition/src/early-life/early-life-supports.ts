import { Injectable } from '@nestjs/common';
import type { EarlyLifeAction, EarlyLifeLevel, LevelTemplate, Readiness } from '#core/contracts';
import { ok, refuse } from '#core/kernel';
import { writeFields, type FieldChange } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { Outbox, ServiceDirectory, TaskDecisions } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { Criteria } from '../criteria/criteria.js';
import { keysDiffer } from '../criteria/transition-sets.js';
import { lockedFor, unlocked, type Outcome } from '../locked.js';
import { lockedFields, mayAct } from './early-life-permissions.js';
import { EarlyLifeRecords } from './early-life-records.js';
import { EarlyLifeRegister } from './early-life-register.js';
import type { EarlyLifeSupport } from './early-life.entity.js';
import { targetInWords } from './level-days.js';
import { Levels } from './levels.js';
import { SupportDays } from './support-days.js';

export interface SupportByHand {
  title: string;
  services: string[];
  /** User names; null: the one who begins it, and the owner of the first service. */
  manager: string | null;
  desk: string | null;
  daysAsked: number | null;
  /** The day it began, where it comes on record later; null: it begins now. */
  startedOn: string | null;
}

export interface SupportEdit {
  title?: string;
  daysAsked?: number | null;
  desk?: string;
  /** Those that are measured by hand; promises of the catalogue stay. */
  levels?: LevelTemplate[];
}

export interface FigureByHand {
  /** Null: today. */
  day: string | null;
  value: number;
  note: string;
}

const DAY_MS = 24 * 3_600_000;

/** What people do with early-life supports. The state moves in the jobs of the process only. */
@Injectable()
export class EarlyLifeSupports {
  constructor(
    private readonly work: UnitOfWork,
    private readonly register: EarlyLifeRegister,
    private readonly records: EarlyLifeRecords,
    private readonly criteria: Criteria,
    private readonly levels: Levels,
    private readonly days: SupportDays,
    private readonly people: People,
    private readonly services: ServiceDirectory,
    private readonly outbox: Outbox,
    private readonly decisions: TaskDecisions,
  ) {}

  /** Begins one without a release; its process starts. Refuses services and people that nobody knows (`validation-failed`). */
  begin({ manager, desk, ...content }: SupportByHand, actor: Actor): Promise<Outcome<EarlyLifeSupport>> {
    return this.work.run(async (tx) => {
      const known = await this.services.byNumbers(content.services, tx);
      const strange = content.services.find((service) => !known.has(service));
      if (strange !== undefined) return refuse('validation-failed', `There is no service ${strange}.`, 'services');
      if (content.startedOn !== null && content.startedOn > (await this.days.today(content, tx))) return refuse('validation-failed', 'It cannot have begun in the future.', 'startedOn');
      const managerId = await this.idOf(manager ?? actor.username, 'manager', tx);
      const deskId = desk === null ? ok(null) : await this.idOf(desk, 'desk', tx);
      if (!managerId.ok) return managerId;
      return deskId.ok ? ok(await this.register.byHand({ ...content, release: null, managerId: managerId.value, deskId: deskId.value }, actor, tx)) : deskId;
    });
  }

  edit(number: string, version: number, edit: SupportEdit, actor: Actor): Promise<Outcome<EarlyLifeSupport>> {
    return this.act(number, 'edit', actor, version, async (support, tx) => {
      const open = unlocked(lockedFields(support), edit);
      if (!open.ok) return open;
      const { levels, desk, ...content } = edit;
      const distinct = keysDiffer(levels ?? [], 'levels');
      if (!distinct.ok) return distinct;
      const deskId = desk === undefined ? ok(support.deskId) : await this.idOf(desk, 'desk', tx);
      if (!deskId.ok) return deskId;
      const changes = [...writeFields<EarlyLifeSupport>(support, content, ['title', 'daysAsked']), ...(await this.takenOver(support, deskId.value, tx)), ...(await this.relaid(number, levels, tx))];
      return this.written(support, { actor, action: levels ? 'early-life.levels-changed' : 'early-life.edited', changes }, tx);
    });
  }

  giveEvidence(number: string, key: string, brought: { readiness: Exclude<Readiness, 'not-given'>; text: string }, actor: Actor): Promise<Outcome<EarlyLifeSupport>> {
    return this.act(number, 'give-evidence', actor, undefined, async (support, tx) => {
      const criterion = await this.criteria.find(number, key, tx);
      if (!criterion) return refuse('not-found', `${number} has no criterion ${key}.`);
      if (criterion.ownerId !== actor.personId) return refuse('not-permitted', `"${criterion.text}" is owned by somebody else.`);
      await this.criteria.bring(criterion, { ...brought, personId: actor.personId, decisionId: null }, tx);
      return this.written(support, { actor, action: 'early-life.evidence-changed', reason: criterion.text, changes: [{ field: key, before: null, after: brought.readiness }] }, tx);
    });
  }

  /** A figure of a day, or the correction of one. What the catalogue measures is corrected there. */
  measure(number: string, key: string, { day, value, note }: FigureByHand, actor: Actor): Promise<Outcome<EarlyLifeSupport>> {
    return this.act(number, 'measure', actor, undefined, async (support, tx) => {
      const level = await this.levels.find(number, key, tx);
      if (!level) return refuse('not-found', `${number} has no level ${key}.`);
      if (level.slo !== null) return refuse('conflict', `"${level.name}" takes the measurements of ${level.slo}: measure it there.`);
      const today = await this.days.today(support, tx);
      const measured = day ?? today;
      if (measured > today || measured < support.startedOn!) return refuse('validation-failed', `Give a day from ${support.startedOn} to ${today}.`, 'day');
      await this.levels.keep(number, { level: key, day: measured, value, note, personId: actor.personId, decisionId: null }, tx);
      return this.written(support, { actor, action: 'early-life.measured', reason: note || measured, changes: [{ field: key, before: null, after: value }] }, tx);
    });
  }

  /** The decision is asked for now: the process hears of it and waits for the planned end no longer. */
  bringForward(number: string, reason: string, actor: Actor): Promise<Outcome<EarlyLifeSupport>> {
    return this.act(number, 'bring-forward', actor, undefined, async (support, tx) => {
      await this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name: 'early-life-decision-asked', correlationKey: number, variables: {}, timeToLive: DAY_MS }, tx);
      return this.written(support, { actor, action: 'early-life.decision-asked', reason }, tx);
    });
  }

  /** Its process hears of it, and ends. */
  cancel(number: string, reason: string, actor: Actor): Promise<Outcome<EarlyLifeSupport>> {
    return this.act(number, 'cancel', actor, undefined, async (support, tx) => {
      support.cancelledAt = new Date();
      await this.records.save(support, { actor, action: 'early-life.cancellation-asked', reason }, tx);
      await this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name: 'early-life-cancelled', correlationKey: number, variables: {}, timeToLive: DAY_MS }, tx);
      return ok(support);
    });
  }

  private act(number: string, action: EarlyLifeAction, actor: Actor, version: number | undefined, write: (support: EarlyLifeSupport, tx: Transaction) => Promise<Outcome<EarlyLifeSupport>>): Promise<Outcome<EarlyLifeSupport>> {
    return this.work.run(async (tx) => {
      const owners = (await this.criteria.rows([number], tx)).map(({ ownerId }) => ownerId);
      const locked = await lockedFor(this.records, this.decisions, number, { version, permits: (support) => mayAct(action, { support, owners }, actor) }, tx);
      return locked.ok ? write(locked.value, tx) : locked;
    });
  }

  /** The version rises with what is written beside the record. */
  private async written(support: EarlyLifeSupport, note: Parameters<EarlyLifeRecords['save']>[1], tx: Transaction): Promise<Outcome<EarlyLifeSupport>> {
    support.updatedAt = new Date();
    await this.records.save(support, note, tx);
    return ok(support);
  }

  /** Somebody else measures, from the next day that is planned. */
  private async takenOver(support: EarlyLifeSupport, deskId: string, tx: Transaction): Promise<FieldChange[]> {
    if (deskId === support.deskId) return [];
    const people = await this.people.refs([support.deskId, deskId], tx);
    const change = { field: 'desk', before: people.get(support.deskId)!.displayName, after: people.get(deskId)!.displayName };
    support.deskId = deskId;
    return [change];
  }

  /** Replaces the levels that are measured by hand; promises of the catalogue stay. */
  private async relaid(number: string, levels: readonly LevelTemplate[] | undefined, tx: Transaction): Promise<FieldChange[]> {
    if (!levels) return [];
    const [promised, byHand] = partition(await this.levels.of(number, tx));
    await this.levels.lay(number, [...levels.map((level): EarlyLifeLevel => ({ ...level, slo: null })), ...promised], tx);
    return [{ field: 'levels', before: inWords(byHand), after: inWords(levels) }];
  }

  private async idOf(username: string, field: string, tx: Transaction): Promise<Outcome<string>> {
    const person = await this.people.byUsername(username, tx);
    return person ? ok(person.id) : refuse('validation-failed', `Nobody here is called "${username}".`, field);
  }
}

function partition(levels: readonly EarlyLifeLevel[]): [promised: EarlyLifeLevel[], byHand: EarlyLifeLevel[]] {
  return [levels.filter(({ slo }) => slo !== null), levels.filter(({ slo }) => slo === null)];
}

function inWords(levels: readonly LevelTemplate[]): string {
  return levels.map((level) => `${level.name}: ${targetInWords(level)}`).join('; ');
}
