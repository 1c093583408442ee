import { Inject } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsObject, IsString, ValidateNested } from 'class-validator';
import type { RequiredPlans } from '#core/contracts';
import type { Clock } from '#core/kernel';
import { completed, JobWorker } from '#platform/job-worker';
import type { Job, JobHandler, JobOutcome } from '#platform/job-worker';
import { ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { CLOCK } from '../application/clock.js';
import { ChangeRecords } from '../application/change-records.js';
import type { Change } from '../domain/change.entity.js';
import { PREPARED_IN } from '../domain/change.lifecycle.js';
import { whatIsMissing } from '../domain/completeness.js';
import { Scheduling } from '../planning/scheduling.js';
import { TemplateGuard } from '../templates/template-guard.js';
import { ChangeJobInput } from './change-job.dto.js';

class RequiredPlansInput implements RequiredPlans {
  @IsBoolean()
  implementationPlan!: boolean;

  @IsBoolean()
  backoutPlan!: boolean;

  @IsBoolean()
  testPlan!: boolean;

  @IsString()
  reason!: string;
}

export class ValidateChangeInput extends ChangeJobInput {
  /** Result of the decision table `change-required-plans`. */
  @IsObject()
  @ValidateNested()
  @Type(() => RequiredPlansInput)
  requiredPlans!: RequiredPlansInput;
}

export class ValidateChangeOutput {
  @IsBoolean()
  valid!: boolean;

  @IsArray()
  @IsString({ each: true })
  problems!: string[];
}

/** Says what is missing; an incomplete change is open for revision. */
@JobWorker({ type: 'change.validate', input: ValidateChangeInput, output: ValidateChangeOutput })
export class ValidateChangeJob implements JobHandler<ValidateChangeInput, ValidateChangeOutput> {
  constructor(
    private readonly records: ChangeRecords,
    private readonly services: ServiceDirectory,
    private readonly scheduling: Scheduling,
    private readonly templates: TemplateGuard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async handle({ variables: { recordNumber, requiredPlans } }: Job<ValidateChangeInput>, tx: Transaction): Promise<JobOutcome<ValidateChangeOutput>> {
    const change = await this.records.forJob(recordNumber, tx);
    const problems = await this.problems(change, requiredPlans, tx);
    const valid = problems.length === 0;
    Object.assign(change, { problems, revisionOpen: !valid });
    const note = { actor: null, action: valid ? 'change.found-complete' : 'change.found-incomplete', reason: problems.join('\n') };
    await this.records.move(change, valid ? change.state : PREPARED_IN[change.type], note, tx);
    return completed({ valid, problems });
  }

  private async problems(change: Change, requiredPlans: RequiredPlans, tx: Transaction): Promise<string[]> {
    const known = await this.services.byNumbers(change.services, tx);
    const missing = whatIsMissing(change, requiredPlans, new Set(known.keys()), this.clock.now());
    const verdicts = [await this.templates.permits(change, tx), await this.scheduling.claim(change, tx)];
    return [...missing, ...verdicts.flatMap((verdict) => (verdict.ok ? [] : [verdict.failure.message]))];
  }
}
