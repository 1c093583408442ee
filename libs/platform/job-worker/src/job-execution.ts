import { Injectable, Logger } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import type { ValidationError } from 'class-validator';
import type { ActivatedJob } from '#platform/orchestration';
import { isDatabaseUnreachable, UnitOfWork } from '#platform/persistence';
import type { Transaction } from '#platform/persistence';
import { JobInbox } from './job-inbox.entity.js';
import type { RegisteredHandler } from './job-explorer.js';
import { failed } from './job.js';
import type { Job, JobOutcome } from './job.js';

type Outcome = JobOutcome<object>;

/** A class without rules takes anything: a job may need no variables, and a listener sees whatever a form sends. */
const RULES = { forbidUnknownValues: false };

/** After so long the job is tried again when the database could not be reached. */
const DATABASE_AWAY_MS = 1_000;

/** Carries a `failed` outcome out of the transaction, so that nothing of it is kept. */
class Undone extends Error {
  constructor(readonly outcome: Outcome) {
    super('undone');
  }
}

/**
 * Works on one job in one transaction: inbox row, whatever the handler writes, stored outcome. A job delivered again finds
 * its inbox row (waiting for the transaction that holds it) and gets the stored outcome back without running the handler.
 */
@Injectable()
export class JobExecution {
  private readonly log = new Logger('JobWorker');

  constructor(private readonly work: UnitOfWork) {}

  /** Never throws: a bug in the handler is a `failed` outcome with one retry fewer. */
  async execute(registered: RegisteredHandler, activated: ActivatedJob): Promise<Outcome> {
    try {
      return await this.work.run((tx) => this.once(registered, activated, tx));
    } catch (error) {
      if (error instanceof Undone) return error.outcome;
      if (isDatabaseUnreachable(error)) return this.putOff(activated, messageOf(error));
      this.log.error(`${activated.type} ${activated.jobKey}: ${messageOf(error)}`, error instanceof Error ? error.stack : undefined);
      return failed(messageOf(error));
    }
  }

  /** The handler is not to blame: the job keeps its retries, however long the database is away. */
  private putOff({ type, jobKey, retries }: ActivatedJob, reason: string): Outcome {
    this.log.warn(`${type} ${jobKey} waits for the database: ${reason}`);
    return failed(reason, { retries, backOffMs: DATABASE_AWAY_MS });
  }

  private async once(registered: RegisteredHandler, activated: ActivatedJob, tx: Transaction): Promise<Outcome> {
    const { jobKey, type } = activated;
    const inserted = await tx.createQueryBuilder().insert().into(JobInbox).values({ jobKey, type }).orIgnore().returning('job_key').execute();
    if ((inserted.raw as unknown[]).length === 0) return this.stored(jobKey, tx);
    const outcome = await this.handle(registered, activated, tx);
    if (outcome.kind === 'failed') throw new Undone(outcome);
    await tx.update(JobInbox, { jobKey }, { outcome });
    return outcome;
  }

  private async stored(jobKey: string, tx: Transaction): Promise<Outcome> {
    const { outcome } = await tx.findOneByOrFail(JobInbox, { jobKey });
    return outcome as Outcome;
  }

  private async handle({ options, handler }: RegisteredHandler, activated: ActivatedJob, tx: Transaction): Promise<Outcome> {
    const variables = plainToInstance(options.input, activated.variables);
    const faults = await validate(variables, RULES);
    if (faults.length > 0) return failed(`The variables of the job are not valid: ${describe(faults)}`, { retries: 0 });
    const outcome = await handler.handle(jobOf(activated, variables), tx);
    if (outcome.kind === 'completed') await assertOutput(options.output, outcome.variables);
    return outcome;
  }
}

function jobOf(activated: ActivatedJob, variables: object): Job<object> {
  const { jobKey: key, type, elementId, processInstanceKey, retries, userTaskKey } = activated;
  return { key, type, elementId, processInstanceKey, retries, userTaskKey, variables };
}

/** A handler that breaks its own output DTO is a bug. */
async function assertOutput(output: RegisteredHandler['options']['output'], variables: object): Promise<void> {
  const faults = await validate(plainToInstance(output, variables), RULES);
  if (faults.length > 0) throw new Error(`The result of the job is not valid: ${describe(faults)}`);
}

function describe(faults: ValidationError[]): string {
  return faults.flatMap(({ constraints, children }) => [...Object.values(constraints ?? {}), ...(children?.length ? [describe(children)] : [])]).join('; ');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
