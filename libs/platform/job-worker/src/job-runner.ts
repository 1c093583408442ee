import { hostname } from 'node:os';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { ProcessEngine } from '#platform/orchestration';
import { JobExecution } from './job-execution.js';
import { JobExplorer } from './job-explorer.js';
import { checkCompleteness } from './model-completeness.js';
import { JobPoller } from './job-poller.js';

/** Injection token of the folder that holds the models. */
export const MODELS_FOLDER = Symbol('MODELS_FOLDER');

/** With this much left of the 25 s a process has to end in. */
const DRAIN_MS = 20_000;

/** Registers every handler with the engine at start, and gives all jobs back at the end. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('JobWorker');
  private pollers: JobPoller[] = [];

  constructor(
    private readonly explorer: JobExplorer,
    private readonly engine: ProcessEngine,
    private readonly execution: JobExecution,
    @Inject(MODELS_FOLDER) private readonly models: string,
  ) {}

  /** Refuses to start (throws) when models and handlers do not fit, with a sentence for each thing to add. */
  async onApplicationBootstrap(): Promise<void> {
    const handlers = this.explorer.explore();
    const offered = [...handlers.values()].filter(({ options }) => options.offered).map(({ options }) => options.type);
    await checkCompleteness(this.models, new Set(handlers.keys()), new Set(offered));
    const name = `${hostname()}:${process.pid}`;
    this.pollers = [...handlers.values()].map((handler) => new JobPoller(handler, this.engine, this.execution, name));
    this.pollers.forEach((poller) => poller.start());
    this.log.log(`Serving ${handlers.size} job types: ${[...handlers.keys()].sort().join(', ')}`);
  }

  async beforeApplicationShutdown(): Promise<void> {
    const deadline = AbortSignal.timeout(DRAIN_MS);
    await Promise.all(this.pollers.map((poller) => poller.stop(deadline)));
    this.pollers = [];
  }
}
