export * from './job.js';
export * from './job-types.js';
export * from './job-worker.decorator.js';
export * from './job-worker.migrations.js';
export * from './job-worker.module.js';
