export { ContinualImprovementHttpModule, ContinualImprovementJobsModule } from './continual-improvement.module.js';
export { continualImprovementMigrations } from './migrations/continual-improvement.migrations.js';
