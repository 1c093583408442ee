import { Injectable, SetMetadata, applyDecorators } from '@nestjs/common';
import type { Type } from '@nestjs/common';

export const JOB_WORKER = Symbol('JOB_WORKER');

export interface JobWorkerOptions {
  /** As in `zeebe:taskDefinition` or `zeebe:taskListener`. */
  type: string;
  /** class-validator DTOs: the input names the variables fetched, both are checked. */
  input: Type<object>;
  output: Type<object>;
  /** How long the engine lends the job, default 15 s. */
  timeoutMs?: number;
  /** Jobs worked on at the same time, default 8. */
  maxParallel?: number;
  /** There for whoever changes a model: none of the models that come along has to use it. */
  offered?: boolean;
}

/** Marks a provider as the handler of one job type. The explorer finds it; the runner serves it. */
export function JobWorker(options: JobWorkerOptions): ClassDecorator {
  return applyDecorators(Injectable(), SetMetadata(JOB_WORKER, options));
}
