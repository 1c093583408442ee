import { auditMigrations } from '#platform/audit';
import { calendarMigrations } from '#platform/calendar';
import { collaborationMigrations } from '#platform/collaboration';
import { identityMigrations } from '#platform/identity';
import { jobWorkerMigrations } from '#platform/job-worker';
import { notificationsMigrations } from '#platform/notifications';
import { orchestrationMigrations } from '#platform/orchestration';
import { inOrder, persistenceMigrations } from '#platform/persistence';
import { changeEnablementMigrations } from '#practices/change-enablement';
import { continualImprovementMigrations } from '#practices/continual-improvement';
import { modelGovernanceMigrations } from '#practices/model-governance';
import { operationsMigrations } from '#practices/operations';
import { projectGatesMigrations } from '#practices/project-gates';
import { releaseManagementMigrations } from '#practices/release-management';
import { riskManagementMigrations } from '#practices/risk-management';
import { serviceCatalogueMigrations } from '#practices/service-catalogue';
import { serviceTransitionMigrations } from '#practices/service-transition';
import { workMigrations } from '#practices/work';

/** The migrations of every library, in the order of their times. */
export const migrations = inOrder(
  persistenceMigrations,
  identityMigrations,
  auditMigrations,
  calendarMigrations,
  orchestrationMigrations,
  notificationsMigrations,
  collaborationMigrations,
  jobWorkerMigrations,
  serviceCatalogueMigrations,
  projectGatesMigrations,
  changeEnablementMigrations,
  releaseManagementMigrations,
  riskManagementMigrations,
  continualImprovementMigrations,
  serviceTransitionMigrations,
  modelGovernanceMigrations,
  operationsMigrations,
  workMigrations,
);
