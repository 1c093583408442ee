import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsInt, IsObject, IsString, Min, ValidateNested } from 'class-validator';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { Criteria, type EvidenceRequest } from '../../criteria/criteria.js';
import { EarlyLifeRecords } from '../early-life-records.js';
import { EarlyLifeStanding } from '../early-life-standing.js';
import type { ExtensionRule } from '../early-life.entity.js';
import { EarlyLifeJobInput } from './early-life-job.dto.js';

class ExtensionFound implements ExtensionRule {
  @IsBoolean()
  mayExtend!: boolean;

  @IsInt()
  @Min(0)
  workingDays!: number;

  @IsString()
  reason!: string;
}

export class OpenDecisionInput extends EarlyLifeJobInput {
  /** Result of the decision table `early-life-extension`. */
  @IsObject()
  @ValidateNested()
  @Type(() => ExtensionFound)
  extension!: ExtensionFound;
}

export class OpenDecisionOutput {
  @IsArray()
  @IsObject({ each: true })
  exitRequests!: EvidenceRequest[];

  /** User names of those beside the service managers who may sign. */
  @IsArray()
  @IsString({ each: true })
  signers!: string[];
}

/** The planned end is there, or operations want to decide early: owners of exit criteria, also of the acceptances, are asked for what is not green yet. */
@JobWorker({ type: 'early-life.open-decision', input: OpenDecisionInput, output: OpenDecisionOutput })
export class OpenDecisionJob implements JobHandler<OpenDecisionInput, OpenDecisionOutput> {
  constructor(
    private readonly records: EarlyLifeRecords,
    private readonly criteria: Criteria,
    private readonly standing: EarlyLifeStanding,
    private readonly people: People,
  ) {}

  async handle({ variables: { recordNumber, extension } }: Job<OpenDecisionInput>, tx: Transaction): Promise<JobOutcome<OpenDecisionOutput>> {
    const support = await this.records.forJob(recordNumber, tx);
    const { mayExtend, workingDays, reason } = extension;
    support.extensionRule = { mayExtend, workingDays, reason };
    await this.records.move(support, 'deciding', { actor: null, action: 'early-life.to-be-decided' }, tx);
    const { acceptances } = await this.standing.of(support, tx);
    const exitRequests = await this.criteria.requests([recordNumber, ...acceptances.map(({ number }) => number)], 'exit', tx);
    const { serviceOwners, excluded } = await this.standing.signersOf(support, tx);
    const people = await this.people.refs(serviceOwners.filter((id) => !excluded.has(id)), tx);
    return completed({ exitRequests, signers: [...people.values()].map(({ username }) => username) });
  }
}
