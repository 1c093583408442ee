import { Injectable } from '@nestjs/common';
import { DiscoveryService, Reflector } from '@nestjs/core';
import { knownJobTypes } from './job-types.js';
import { JOB_WORKER } from './job-worker.decorator.js';
import type { JobWorkerOptions } from './job-worker.decorator.js';
import type { JobHandler } from './job.js';

/** A handler with what its decorator says. */
export interface RegisteredHandler {
  readonly name: string;
  readonly options: JobWorkerOptions;
  readonly handler: JobHandler<object, object>;
}

/** Finds the providers marked with `@JobWorker`. */
@Injectable()
export class JobExplorer {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly reflector: Reflector,
  ) {}

  /** All handlers by job type. Throws when two serve one type, or one serves a type no practice declares. */
  explore(): Map<string, RegisteredHandler> {
    const handlers = new Map<string, RegisteredHandler>();
    for (const { instance, metatype } of this.discovery.getProviders()) {
      const options = metatype ? this.reflector.get<JobWorkerOptions | undefined>(JOB_WORKER, metatype) : undefined;
      if (options) this.add({ name: metatype?.name ?? options.type, options, handler: instance as JobHandler<object, object> }, handlers);
    }
    return handlers;
  }

  private add(found: RegisteredHandler, handlers: Map<string, RegisteredHandler>): void {
    const { type } = found.options;
    const other = handlers.get(type);
    if (other) throw new Error(`Both ${other.name} and ${found.name} serve the job type ${type}; remove one.`);
    if (!knownJobTypes().includes(type)) throw new Error(`${found.name} serves ${type}, which no job-types.ts declares; add it there.`);
    handlers.set(type, found);
  }
}
