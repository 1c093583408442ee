import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarModule, calendarMigrations } from '#platform/calendar';
import { OrchestrationModule, orchestrationMigrations, RecordGateways } from '#platform/orchestration';
import { startTestEngine, type TestEngine } from './engine.js';
import { aPractice, type PracticeUnderTest } from './practice.js';
import { StuckRecords } from '../../libs/practices/operations/src/home/stuck-records.js';
import { InstanceReader } from '../../libs/practices/operations/src/instances/instance-reader.js';
import { OperatorActions } from '../../libs/practices/operations/src/instances/operator-actions.js';
import { EngineChanges } from '../../libs/practices/operations/src/live/engine-changes.js';
import { LiveHub } from '../../libs/practices/operations/src/live/live-hub.js';
import { TaskAudience } from '../../libs/practices/operations/src/live/task-audience.js';
import { operationsMigrations } from '../../libs/practices/operations/src/migrations/operations.migrations.js';
import { Deviation } from '../../libs/practices/operations/src/reconciliation/deviation.entity.js';
import { Reconciliation } from '../../libs/practices/operations/src/reconciliation/reconciliation.js';
import { KnownRecords } from './known-records.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Deviation])],
  providers: [InstanceReader, OperatorActions, Reconciliation, StuckRecords, EngineChanges, LiveHub, TaskAudience],
})
class OperationsServices {}

/** Operations over the real engine and database; the records are reported by `KnownRecords`. */
export interface OperationsUnderTest {
  practice: PracticeUnderTest;
  engine: TestEngine;
  records: KnownRecords;
  /** Starts an instance of the one model below for the record; its key. */
  start(number: string, variables?: Record<string, unknown>): Promise<string>;
  /** Lets the job of the record's process fail for good, or completes it. */
  failJob(number: string, message: string): Promise<void>;
  completeJob(number: string): Promise<void>;
  close(): Promise<void>;
}

/** A service task with one try, then a user task of the change managers. */
const MODEL = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="Definitions" targetNamespace="http://tollgate">
  <bpmn:process id="watched" name="Watched process" isExecutable="true">
    <bpmn:startEvent id="Start" /><bpmn:sequenceFlow id="F1" sourceRef="Start" targetRef="Work" />
    <bpmn:serviceTask id="Work" name="Work"><bpmn:extensionElements><zeebe:taskDefinition type="=&quot;work for &quot; + number" retries="1" /></bpmn:extensionElements></bpmn:serviceTask>
    <bpmn:sequenceFlow id="F2" sourceRef="Work" targetRef="Ask" />
    <bpmn:userTask id="Ask" name="Look at it"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="change-manager" /></bpmn:extensionElements></bpmn:userTask>
    <bpmn:sequenceFlow id="F3" sourceRef="Ask" targetRef="End" /><bpmn:endEvent id="End" />
  </bpmn:process>
</bpmn:definitions>`;

export async function operationsUnderTest(): Promise<OperationsUnderTest> {
  const engine = await startTestEngine();
  const practice = await aPractice({
    importsFor: (databaseUrl) => [OrchestrationModule.forRoot({ databaseUrl, engine: { ZEEBE_REST_ADDRESS: engine.address, CAMUNDA_AUTH_STRATEGY: 'NONE' } })],
    imports: [CalendarModule, OperationsServices],
    migrations: [...calendarMigrations, ...orchestrationMigrations, ...operationsMigrations],
  });
  const records = new KnownRecords();
  practice.get(RecordGateways).register(records);
  await engine.client.createDeployment({ resources: [new File([MODEL], 'watched.bpmn')] });
  return {
    practice,
    engine,
    records,
    start: (number, variables = {}) => start(engine, records, number, variables),
    failJob: async (number, errorMessage) => engine.client.failJob({ jobKey: await jobOf(engine, number), retries: 0, errorMessage }),
    async completeJob(number) {
      await engine.client.completeJob({ jobKey: await jobOf(engine, number) });
    },
    async close() {
      await practice.close();
      await engine.stop();
    },
  };
}

async function start(engine: TestEngine, records: KnownRecords, businessId: string, variables: Record<string, unknown>): Promise<string> {
  const { processInstanceKey } = await engine.client.createProcessInstance({ processDefinitionId: 'watched' as never, businessId: businessId as never, variables: { ...variables, number: businessId } });
  records.add(businessId, processInstanceKey);
  return processInstanceKey;
}

async function jobOf(engine: TestEngine, number: string) {
  const { jobs } = await engine.client.activateJobs({ type: `work for ${number}`, timeout: 60_000, maxJobsToActivate: 1, worker: 'spec' });
  return jobs[0]!.jobKey;
}
