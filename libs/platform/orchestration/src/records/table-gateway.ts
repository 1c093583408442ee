import type { OnModuleInit } from '@nestjs/common';
import { In, type FindOptionsOrder, type FindOptionsSelect, type FindOptionsWhere } from 'typeorm';
import type { ProblemCode, ProcessRecordItem } from '#core/contracts';
import { refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { Transaction, UnitOfWork } from '#platform/persistence';
import { noSuch, type ProcessRecord, type ProcessRecords } from './process-records.js';
import type { DecisionContext, DecisionTaken, DecisionVoided, NamedRecord, OpenRecord, RecordGateway, RecordPrefix, StandingDecision } from './record-gateway.js';
import type { RecordGateways } from './record-gateways.js';

/** Answers of a decision: refused, or permitted on the content with this hash. */
export type Permission = Result<{ contentHash: string }, Refusal<ProblemCode>>;
export type Verdict = Result<void, Refusal<ProblemCode>>;

/** What the gateways of records with a table and a process of their own have in common: locking, titles, the lists, the start. */
export abstract class TableGateway<R extends ProcessRecord> implements RecordGateway, OnModuleInit {
  abstract readonly prefix: RecordPrefix;
  /** Records whose process runs, or should. */
  protected abstract readonly open: FindOptionsWhere<R>;

  protected constructor(
    protected readonly work: UnitOfWork,
    protected readonly records: ProcessRecords<R>,
    private readonly gateways: RecordGateways,
  ) {}

  abstract stakesOf(recordNumber: string): Promise<string[]>;
  abstract formDataOf(recordNumber: string, elementId: string, taskVariables: Record<string, unknown>): Promise<Record<string, unknown>>;
  abstract decided(decision: DecisionTaken, tx: Transaction): Promise<void>;
  abstract decisionVoided(decision: DecisionVoided, tx: Transaction): Promise<void>;
  abstract effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void>;
  abstract cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void>;

  get kind(): RecordGateway['kind'] {
    return this.records.table.kind;
  }

  onModuleInit(): void {
    this.gateways.register(this);
  }

  async titlesOf(numbers: readonly string[], tx: Transaction): Promise<Map<string, string>> {
    const { entity, title } = this.records.table;
    const select = { number: true, [title]: true } as FindOptionsSelect<R>;
    const found = await tx.find(entity, { select, where: { number: In([...numbers]) } as FindOptionsWhere<R> });
    return new Map(found.map((record) => [record.number, this.titleOf(record)]));
  }

  async mayDecide(context: DecisionContext, tx: Transaction): Promise<Permission> {
    const record = await this.records.lock(context.recordNumber, tx);
    return record ? this.permits(record, context, tx) : this.missing(context);
  }

  async stillPermits(decision: StandingDecision, tx: Transaction): Promise<Verdict> {
    const record = await this.records.lock(decision.recordNumber, tx);
    return record ? this.stands(record, decision, tx) : this.missing(decision);
  }

  async processStarted(recordNumber: string, processInstanceKey: string, tx: Transaction): Promise<void> {
    const record = await this.records.lock(recordNumber, tx);
    if (!record || record.processInstanceKey === processInstanceKey) return;
    record.processInstanceKey = processInstanceKey;
    await tx.save(record);
  }

  async openRecords(numbers?: readonly string[]): Promise<OpenRecord[]> {
    const where = { ...this.open, ...(numbers && { number: In([...numbers]) }) } as FindOptionsWhere<R>;
    const found = await this.work.run((tx) => tx.findBy(this.records.table.entity, where));
    return found.map((record) => ({
      number: record.number,
      title: this.titleOf(record),
      processInstanceKey: record.processInstanceKey,
      updatedAt: record.updatedAt,
      processExpectedSince: this.expectedSince(record),
    }));
  }

  async openOn(number: string, tx: Transaction): Promise<NamedRecord[]> {
    const where = this.naming(number).map((names) => ({ ...this.open, ...names }));
    const found = where.length === 0 ? [] : await tx.find(this.records.table.entity, { where, order: { number: 'ASC' } as FindOptionsOrder<R> });
    return found.map((record) => ({ number: record.number, title: this.titleOf(record) }));
  }

  async myRecords(actor: Actor, limit: number): Promise<ProcessRecordItem[]> {
    const order = { updatedAt: 'DESC' } as FindOptionsOrder<R>;
    const found = await this.work.run((tx) => tx.find(this.records.table.entity, { where: this.mine(actor), order, take: limit }));
    return found.map((record) => ({ kind: this.kind, number: record.number, title: this.titleOf(record), state: record.state, updatedAt: record.updatedAt.toISOString() }) as ProcessRecordItem);
  }

  /** May this person decide now, and on which content? The record is locked. */
  protected abstract permits(record: R, context: DecisionContext, tx: Transaction): Promise<Permission>;
  /** Does a decision on record still stand? The record is locked. */
  protected abstract stands(record: R, decision: StandingDecision, tx: Transaction): Promise<Verdict>;
  /** Since when the process of an open record should be running. */
  protected abstract expectedSince(record: R): Date | null;
  /** Open records that the person asked for or answers for; one of these has to hold. */
  protected abstract mine(actor: Actor): FindOptionsWhere<R>[];

  /** Where records of this kind name a service or a configuration item; one of these has to hold. */
  protected naming(_number: string): FindOptionsWhere<R>[] {
    return [];
  }

  private titleOf(record: R): string {
    return record[this.records.table.title as keyof R] as string;
  }

  private missing({ recordNumber }: { recordNumber: string }): Result<never, Refusal<ProblemCode>> {
    return refuse('not-found', noSuch(this.records.table, recordNumber));
  }
}
