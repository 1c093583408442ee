import { randomUUID } from 'node:crypto';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IsInt, IsPositive } from 'class-validator';
import type { ActivatedJob } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { aPractice } from '#test/practice';
import type { PracticeUnderTest } from '#test/practice';
import { JobExecution } from './job-execution.js';
import type { RegisteredHandler } from './job-explorer.js';
import { JobInbox } from './job-inbox.entity.js';
import { jobWorkerMigrations } from './job-worker.migrations.js';
import { bpmnError, completed, failed } from './job.js';
import type { Job, JobOutcome } from './job.js';

class Amount {
  @IsInt()
  @IsPositive()
  amount!: number;
}

class Nothing {}

describe('One job', () => {
  let practice: PracticeUnderTest;

  beforeAll(async () => {
    practice = await aPractice({ imports: [TypeOrmModule.forFeature([JobInbox])], providers: [JobExecution], migrations: jobWorkerMigrations });
    await practice.query('set role none; create table tollgate.effect (job text, at timestamptz default clock_timestamp()); grant all on tollgate.effect to tollgate_app; set role tollgate_app');
  }, 60_000);
  afterAll(() => practice.close());

  const effectsOf = async (job: string) => (await practice.query('select 1 from tollgate.effect where job = $1', [job])).length;
  const execute = (handler: RegisteredHandler, job: ActivatedJob) => practice.get(JobExecution).execute(handler, job);

  it('should have one effect and one result however often it is delivered, also at the same time', async () => {
    const job = aJob({ amount: 7 });
    let calls = 0;
    const handler = aHandler(async ({ key, variables }, tx) => {
      calls += 1;
      await tx.query('insert into tollgate.effect (job) values ($1)', [key]);
      await tx.query('select pg_sleep(0.05)');
      return completed({ amount: variables.amount * 2 });
    });
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => execute(handler, job)));
    outcomes.push(await execute(handler, { ...job, deadline: 0, retries: 1 }));
    expect(outcomes).toEqual(Array(6).fill(completed({ amount: 14 })));
    expect(calls).toBe(1);
    expect(await effectsOf(job.jobKey)).toBe(1);
  });

  it('should keep what a handler wrote before a BPMN error, and answer the same error again', async () => {
    const job = aJob({ amount: 1 });
    const handler = aHandler(async ({ key }, tx) => {
      await tx.query('insert into tollgate.effect (job) values ($1)', [key]);
      return bpmnError('NOT_TODAY');
    });
    expect([await execute(handler, job), await execute(handler, job)]).toEqual(Array(2).fill(bpmnError('NOT_TODAY')));
    expect(await effectsOf(job.jobKey)).toBe(1);
  });

  it('should keep its retries while the database cannot be reached', async () => {
    const job = aJob({ amount: 1 });
    const handler = aHandler(() => Promise.reject(Object.assign(new Error('terminating connection due to unexpected postmaster exit'), { code: '57P01' })));
    expect(await execute(handler, job)).toMatchObject({ kind: 'failed', retries: job.retries, backOffMs: 1_000 });
  });

  it.each([
    ['fails', () => failed('The printer is out of paper.', { retries: 2 })],
    ['throws', () => { throw new Error('The printer is out of paper.'); }],
  ])('should keep nothing when the handler %s, and run again at the next delivery', async (_how, end) => {
    const job = aJob({ amount: 1 });
    let broken = true;
    const handler = aHandler(async ({ key }, tx) => {
      await tx.query('insert into tollgate.effect (job) values ($1)', [key]);
      return broken ? end() : completed({ amount: 2 });
    });
    expect(await execute(handler, job)).toMatchObject({ kind: 'failed', message: 'The printer is out of paper.' });
    expect(await effectsOf(job.jobKey)).toBe(0);
    broken = false;
    expect(await execute(handler, job)).toEqual(completed({ amount: 2 }));
    expect(await effectsOf(job.jobKey)).toBe(1);
  });

  it('should fail at once, naming the variable, when the input is not valid', async () => {
    const handler = aHandler(() => Promise.reject(new Error('must not run')));
    expect(await execute(handler, aJob({ amount: 'seven' }))).toMatchObject({ kind: 'failed', retries: 0, message: expect.stringContaining('amount must be an integer') });
  });

  it('should need no rules for a job that takes and gives nothing', async () => {
    const handler = aHandler(() => Promise.resolve(completed({} as Amount)));
    const bare: RegisteredHandler = { ...handler, options: { type: 'spec.job', input: Nothing, output: Nothing } };
    expect(await execute(bare, aJob({ decision: 'approve' }))).toEqual(completed({}));
  });

  it('should not send a result that breaks its own contract', async () => {
    const job = aJob({ amount: 1 });
    const handler = aHandler(async ({ key }, tx) => {
      await tx.query('insert into tollgate.effect (job) values ($1)', [key]);
      return completed({ amount: -1 });
    });
    expect(await execute(handler, job)).toMatchObject({ kind: 'failed', message: expect.stringContaining('amount must be a positive number') });
    expect(await effectsOf(job.jobKey)).toBe(0);
  });
});

function aHandler(handle: (job: Job<Amount>, tx: Transaction) => Promise<JobOutcome<Amount>>): RegisteredHandler {
  const handler = { handle: handle as (job: Job<object>, tx: Transaction) => Promise<JobOutcome<object>> };
  return { name: 'Spec', options: { type: 'spec.job', input: Amount, output: Amount }, handler };
}

function aJob(variables: Record<string, unknown>): ActivatedJob {
  const keys = { jobKey: randomUUID(), elementInstanceKey: '2', processInstanceKey: '3', processDefinitionKey: '4', userTaskKey: null };
  const element = { type: 'spec.job', kind: 'BPMN_ELEMENT', listenerEventType: 'UNSPECIFIED', elementId: 'Task', processDefinitionId: 'p' };
  return { ...keys, ...element, processDefinitionVersion: 1, retries: 3, deadline: 1, customHeaders: {}, variables };
}
