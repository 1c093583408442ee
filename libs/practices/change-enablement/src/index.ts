export * from './change-enablement.migrations.js';
export { ChangeEnablementHttpModule, ChangeEnablementJobsModule } from './change-enablement.module.js';
