import { BudgetWatch } from './budget-watch.js';
import { TemplateController } from './http/template.controller.js';
import { DemoteTemplateJob } from './jobs/demote.job.js';
import './jobs/job-types.js';
import { RecordTemplateDecisionJob } from './jobs/record-decision.job.js';
import { RemindOfTemplateReviewJob } from './jobs/remind-review.job.js';
import { RenewTemplateJob } from './jobs/renew.job.js';
import { RetireTemplateJob } from './jobs/retire.job.js';
import { ValidateTemplateJob } from './jobs/validate.job.js';
import { TemplateApproval } from './template-approval.entity.js';
import { ChangeTemplate } from './template.entity.js';
import { TemplateGateway } from './template-gateway.js';
import { TemplateGuard } from './template-guard.js';
import { TemplateList } from './template-list.js';
import { TemplateRecords } from './template-records.js';
import { TemplateUsage } from './template-use.js';
import { TemplateUses } from './template-uses.js';
import { TemplateViews } from './template-views.js';
import { Templates } from './templates.service.js';

export const templateEntities = [ChangeTemplate, TemplateApproval];

/** For server and worker: changes are closed in jobs, and a closed one may exceed its template's budget. */
export const templateDomain = [TemplateRecords, TemplateUses, Templates, TemplateGuard, TemplateGateway, BudgetWatch];

/** For the server. */
export const templateHttp = { providers: [TemplateViews, TemplateList, TemplateUsage], controllers: [TemplateController] };

/** For the worker. */
export const templateJobs = [ValidateTemplateJob, RecordTemplateDecisionJob, DemoteTemplateJob, RenewTemplateJob, RemindOfTemplateReviewJob, RetireTemplateJob];
