export * from './work.migrations.js';
export { WorkHttpModule, WorkJobsModule } from './work.module.js';
