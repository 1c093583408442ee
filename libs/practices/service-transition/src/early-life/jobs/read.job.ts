import { IsArray, IsIn, IsInt, IsObject, IsString } from 'class-validator';
import { LEVELS, type Level } from '#core/contracts';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { People } from '#platform/identity';
import { Criteria, type EvidenceRequest } from '../../criteria/criteria.js';
import { EarlyLifeRecords } from '../early-life-records.js';
import { EarlyLifeJobInput } from './early-life-job.dto.js';

export class ReadEarlyLifeOutput {
  @IsString()
  title!: string;

  /** User name of the one who hands over. */
  @IsString()
  manager!: string;

  /** User name of the one who measures. */
  @IsString()
  desk!: string;

  /** Of the most urgent service. */
  @IsIn(LEVELS)
  urgency!: Level;

  @IsInt()
  extensions!: number;

  /** `service:SVC-3`, for the working time of tasks. */
  @IsArray()
  @IsString({ each: true })
  supported!: string[];

  @IsArray()
  @IsObject({ each: true })
  entryRequests!: EvidenceRequest[];
}

/** Gives the process the early-life support as it is on record, and whom to ask for the evidence that it begins with. */
@JobWorker({ type: 'early-life.read', input: EarlyLifeJobInput, output: ReadEarlyLifeOutput })
export class ReadEarlyLifeJob implements JobHandler<EarlyLifeJobInput, ReadEarlyLifeOutput> {
  constructor(
    private readonly records: EarlyLifeRecords,
    private readonly criteria: Criteria,
    private readonly services: ServiceDirectory,
    private readonly people: People,
  ) {}

  async handle({ variables: { recordNumber }, processInstanceKey }: Job<EarlyLifeJobInput>, tx: Transaction): Promise<JobOutcome<ReadEarlyLifeOutput>> {
    const support = await this.records.forJob(recordNumber, tx);
    support.processInstanceKey = processInstanceKey;
    await this.records.save(support, { actor: null, action: 'early-life.opened' }, tx);
    const { title, services, managerId, deskId, extensions } = support;
    const people = await this.people.refs([managerId, deskId], tx);
    const urgencies = [...(await this.services.byNumbers(services, tx)).values()].map(({ urgency }) => LEVELS.indexOf(urgency));
    const [manager, desk] = [people.get(managerId)!.username, people.get(deskId)!.username];
    const entryRequests = await this.criteria.requests([recordNumber], 'entry', tx);
    return completed({ title, manager, desk, urgency: LEVELS[Math.max(0, ...urgencies)]!, extensions, supported: services.map((service) => `service:${service}`), entryRequests });
  }
}
