export { riskManagementMigrations } from './migrations/risk-management.migrations.js';
export { RiskManagementHttpModule, RiskManagementJobsModule } from './risk-management.module.js';
