import { Injectable } from '@nestjs/common';
import type { ProblemCode } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail, type FieldChange } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { Outbox, ProcessEngine, RecordGateways, type EngineIncident, type EngineResult, type ProcessInstance } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { exactJson } from './exact-json.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface VariableFix {
  scopeKey: string;
  name: string;
  /** JSON text. */
  value: string;
  reason: string;
}

type OperatorAction = 'operation.variable-set' | 'operation.incident-retried' | 'operation.instance-cancelled' | 'operation.refused';

const OUT_OF_RETRIES = /_NO_RETRIES$/;

/**
 * What an operator may do to a running process. Each action is written to the record's audit trail with its reason before
 * the engine is asked, so that none goes unseen; when the engine refuses, that is written behind it.
 */
@Injectable()
export class OperatorActions {
  constructor(
    private readonly work: UnitOfWork,
    private readonly engine: ProcessEngine,
    private readonly audit: AuditTrail,
    private readonly gateways: RecordGateways,
    private readonly outbox: Outbox,
  ) {}

  async setVariable(processInstanceKey: string, { scopeKey, name, value, reason }: VariableFix, actor: Actor): Promise<Outcome<void>> {
    const parsed = exactJson(value);
    if (!parsed.ok) return parsed;
    const instance = await this.running(processInstanceKey);
    if (!instance.ok) return instance;
    const before = await this.valueNow(processInstanceKey, scopeKey, name);
    if (!before.ok) return before;
    const changes = [{ field: `variable ${name}`, before: before.value, after: value }];
    await this.announce(instance.value, 'operation.variable-set', actor, reason, changes);
    return this.noteRefusal(instance.value, actor, this.engine.setVariables(scopeKey, { [name]: parsed.value }, true));
  }

  /** A job without retries gets new ones first; then the incident is resolved and the step is tried again. */
  async retry(incidentKey: string, reason: string, retries: number | undefined, actor: Actor): Promise<Outcome<void>> {
    const incident = await this.engine.incident(incidentKey);
    if (!incident.ok) return incident;
    if (incident.value.state !== 'ACTIVE') return refuse('conflict', 'The incident is resolved already.');
    const instance = await this.engine.instance(incident.value.processInstanceKey);
    if (!instance.ok) return instance;
    const { elementId, errorType } = incident.value;
    await this.announce(instance.value, 'operation.incident-retried', actor, reason, [{ field: 'incident', before: `${errorType} at ${elementId}`, after: null }]);
    return this.noteRefusal(instance.value, actor, this.resolve(incident.value, retries));
  }

  /** Ends the process, and the record with it; the engine hears of it through the outbox. */
  async cancel(processInstanceKey: string, reason: string, actor: Actor): Promise<Outcome<void>> {
    const instance = await this.running(processInstanceKey);
    if (!instance.ok) return instance;
    if (instance.value.parentProcessInstanceKey !== null) return refuse('conflict', 'Another process called this one. Cancel that one instead.');
    const recordNumber = instance.value.businessId;
    await this.work.run(async (tx) => {
      await this.record(instance.value, 'operation.instance-cancelled', actor, reason, [], tx);
      if (recordNumber !== null) await this.gateways.forNumber(recordNumber)?.cancelled(recordNumber, reason, actor, tx);
      await this.outbox.enqueue({ kind: 'cancel-instance', recordNumber, processInstanceKey }, tx);
    });
    return ok();
  }

  private async running(processInstanceKey: string): Promise<Outcome<ProcessInstance>> {
    const instance = await this.engine.instance(processInstanceKey);
    if (!instance.ok || instance.value.state === 'ACTIVE') return instance;
    return refuse('conflict', 'The process has ended; there is nothing left to change.');
  }

  /** JSON text of the variable in its scope, null when it is new there. Refuses a scope of another instance. */
  private async valueNow(processInstanceKey: string, scopeKey: string, name: string): Promise<Outcome<string | null>> {
    if (!(await this.isScopeOf(processInstanceKey, scopeKey))) return refuse('not-found', 'The process has no such scope.', 'scopeKey');
    const found = await this.engine.searchVariables({ processInstanceKey, scopeKey, name }, { limit: 1 });
    return found.ok ? ok(found.value.items[0]?.value ?? null) : found;
  }

  private async isScopeOf(processInstanceKey: string, scopeKey: string): Promise<boolean> {
    if (scopeKey === processInstanceKey) return true;
    const elements = await this.engine.searchElementInstances({ processInstanceKey, state: 'ACTIVE' }, { limit: 1000 });
    return elements.ok && elements.value.items.some(({ elementInstanceKey }) => elementInstanceKey === scopeKey);
  }

  private async resolve({ incidentKey, jobKey, errorType }: EngineIncident, retries: number | undefined): EngineResult<void> {
    if (jobKey !== null && (retries !== undefined || OUT_OF_RETRIES.test(errorType))) {
      const raised = await this.engine.updateJobRetries(jobKey, retries ?? 1);
      if (!raised.ok) return raised;
    }
    return this.engine.resolveIncident(incidentKey);
  }

  private announce(instance: ProcessInstance, action: OperatorAction, actor: Actor, reason: string, changes: FieldChange[]): Promise<void> {
    return this.work.run((tx) => this.record(instance, action, actor, reason, changes, tx));
  }

  private async noteRefusal(instance: ProcessInstance, actor: Actor, asked: EngineResult<void>): Promise<Outcome<void>> {
    const answer = await asked;
    if (!answer.ok) await this.announce(instance, 'operation.refused', actor, answer.failure.message, []);
    return answer;
  }

  /** In the trail of the record, or in one of the instance's own when it belongs to none. */
  private record({ businessId, processInstanceKey }: ProcessInstance, action: OperatorAction, actor: Actor, reason: string, changes: FieldChange[], tx: Transaction): Promise<void> {
    const gateway = businessId === null ? undefined : this.gateways.forNumber(businessId);
    const subject = gateway && businessId !== null ? { recordKind: gateway.kind, recordNumber: businessId } : { recordKind: 'instance', recordNumber: `INSTANCE:${processInstanceKey}` };
    return this.audit.record({ ...subject, actor, action, reason, changes }, tx);
  }
}
