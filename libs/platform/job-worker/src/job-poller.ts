import { Logger } from '@nestjs/common';
import type { ActivatedJob, ProcessEngine } from '#platform/orchestration';
import { BackOff } from './back-off.js';
import { answer } from './job-answer.js';
import type { JobExecution } from './job-execution.js';
import type { RegisteredHandler } from './job-explorer.js';
import { jobMetrics } from './job-metrics.js';
import type { JobOutcome } from './job.js';

const LONG_POLL_MS = 20_000;
/** A killed worker's jobs go to another one after so long; a job that takes longer and is lent twice has one effect all the same. */
const LEND_MS = 8_000;
const MAX_PARALLEL = 8;
/** An empty answer before this is not a long poll: the engine is asked again after a back-off only. */
const TOO_SOON_MS = 200;

/** Asks the engine for jobs of one type and works on them, several at a time, until it is stopped. */
export class JobPoller {
  private readonly log = new Logger('JobWorker');
  private readonly stopping = new AbortController();
  private readonly active = new Map<ActivatedJob, Promise<void>>();
  private readonly backOff = new BackOff(250, 2_000);
  private polling: Promise<void> = Promise.resolve();

  constructor(
    private readonly registered: RegisteredHandler,
    private readonly engine: ProcessEngine,
    private readonly execution: JobExecution,
    private readonly workerName: string,
  ) {}

  get type(): string {
    return this.registered.options.type;
  }

  start(): void {
    this.polling = this.poll();
  }

  /** Asks for no more jobs and waits for those at work; what is left when the signal is given goes back to the engine. */
  async stop(deadline: AbortSignal): Promise<void> {
    this.stopping.abort();
    await this.polling;
    const late = new Promise<void>((resolve) => {
      if (deadline.aborted) resolve();
      deadline.addEventListener('abort', () => resolve(), { once: true });
    });
    await Promise.race([Promise.allSettled(this.active.values()), late]);
    await Promise.allSettled([...this.active.keys()].map((job) => this.handBack(job)));
  }

  private async poll(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const free = this.maxParallel - this.active.size;
      if (free <= 0) await Promise.race(this.active.values());
      else await this.ask(free);
    }
  }

  private async ask(maxJobs: number): Promise<void> {
    const asked = Date.now();
    const timeoutMs = this.registered.options.timeoutMs ?? LEND_MS;
    const request = { type: this.type, worker: this.workerName, timeoutMs, maxJobs, longPollMs: LONG_POLL_MS };
    const jobs = await this.engine.activateJobs(request, this.stopping.signal);
    if (this.stopping.signal.aborted) return void (jobs.ok && (await Promise.allSettled(jobs.value.map((job) => this.handBack(job)))));
    if (!jobs.ok) return this.wait(jobs.failure.message);
    if (jobs.value.length === 0 && Date.now() - asked < TOO_SOON_MS) return this.backOff.wait(this.stopping.signal);
    this.backOff.reset();
    jobs.value.forEach((job) => this.begin(job));
  }

  private async wait(reason: string): Promise<void> {
    jobMetrics.pollFailed(this.type);
    this.log.warn(`${this.type}: ${reason}`);
    await this.backOff.wait(this.stopping.signal);
  }

  private begin(job: ActivatedJob): void {
    const ended = jobMetrics.started(this.type);
    const working = this.execution
      .execute(this.registered, job)
      .then(async (outcome) => {
        await this.tell(job, outcome);
        ended(outcome.kind);
      })
      .finally(() => this.active.delete(job));
    this.active.set(job, working);
  }

  /** The outcome is stored: when the engine cannot be told, it delivers the job again after its deadline and is told then. */
  private async tell(job: ActivatedJob, outcome: JobOutcome<object>): Promise<void> {
    const told = await answer(this.engine, job, outcome);
    if (told.ok) return;
    const { code, message } = told.failure;
    const harmless = code === 'not-found' || code === 'conflict';
    this.log[harmless ? 'debug' : 'warn'](`${this.type} ${job.jobKey} ended as ${outcome.kind}, but: ${message}`);
  }

  /** Same retries, at once available to another worker. */
  private async handBack(job: ActivatedJob): Promise<void> {
    await this.engine.failJob(job.jobKey, { retries: job.retries, retryBackOff: 0, errorMessage: 'Handed back: the worker stops.' });
  }

  private get maxParallel(): number {
    return this.registered.options.maxParallel ?? MAX_PARALLEL;
  }
}
