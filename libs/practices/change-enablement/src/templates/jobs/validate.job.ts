import { IsArray, IsBoolean, IsString } from 'class-validator';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { ItemDirectory, ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { whatTemplateLacks } from '../template-content.js';
import { TemplateRecords } from '../template-records.js';
import { TemplateJobInput } from './template-job.dto.js';

export class ValidateTemplateOutput {
  @IsBoolean()
  valid!: boolean;

  @IsArray()
  @IsString({ each: true })
  problems!: string[];

  @IsString()
  title!: string;
}

/** Takes the template into its approval and says what is missing. */
@JobWorker({ type: 'template.validate', input: TemplateJobInput, output: ValidateTemplateOutput })
export class ValidateTemplateJob implements JobHandler<TemplateJobInput, ValidateTemplateOutput> {
  constructor(
    private readonly records: TemplateRecords,
    private readonly services: ServiceDirectory,
    private readonly items: ItemDirectory,
  ) {}

  async handle({ variables: { recordNumber } }: Job<TemplateJobInput>, tx: Transaction): Promise<JobOutcome<ValidateTemplateOutput>> {
    const template = await this.records.forJob(recordNumber, tx);
    const services = new Set((await this.services.byNumbers(template.services, tx)).keys());
    const items = new Set((await this.items.byNumbers(template.items, tx)).keys());
    const problems = whatTemplateLacks(template, { services, items });
    const valid = problems.length === 0;
    Object.assign(template, { problems, revisionOpen: !valid });
    const action = `standard-change-template.${valid ? 'found-complete' : 'found-incomplete'}`;
    await this.records.move(template, 'proposed', { actor: null, action, reason: problems.join('\n') }, tx);
    return completed({ valid, problems, title: template.title });
  }
}
