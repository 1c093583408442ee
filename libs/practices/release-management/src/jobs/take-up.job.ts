import { IsIn, IsISO8601, IsOptional, IsString } from 'class-validator';
import { LEVELS, RELEASE_TYPES, type Level, type ReleaseType } from '#core/contracts';
import { People } from '#platform/identity';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { highestUrgency, ServiceDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { ReleaseRecords } from '../application/release-records.js';
import { iso } from '../domain/release-content.js';
import { ReleaseJobInput } from './release-job.dto.js';

export class TakeUpReleaseOutput {
  @IsString()
  title!: string;

  @IsIn(RELEASE_TYPES)
  releaseType!: ReleaseType;

  @IsOptional()
  @IsIn(LEVELS)
  urgency!: Level | null;

  /** User name. */
  @IsString()
  manager!: string;

  @IsOptional()
  @IsISO8601()
  plannedStart!: string | null;

  @IsOptional()
  @IsISO8601()
  plannedEnd!: string | null;
}

/** Gives the process the release as it is written now, which is being prepared from here on. */
@JobWorker({ type: 'release.take-up', input: ReleaseJobInput, output: TakeUpReleaseOutput })
export class TakeUpReleaseJob implements JobHandler<ReleaseJobInput, TakeUpReleaseOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly services: ServiceDirectory,
    private readonly people: People,
  ) {}

  async handle({ variables }: Job<ReleaseJobInput>, tx: Transaction): Promise<JobOutcome<TakeUpReleaseOutput>> {
    const release = await this.records.forJob(variables.recordNumber, tx);
    const { title, type: releaseType, managerId, services, plannedStart, plannedEnd } = release;
    const manager = await this.people.byId(managerId, tx);
    if (!manager) throw new Error(`Nobody manages ${release.number}.`);
    const urgency = highestUrgency([...(await this.services.byNumbers(services, tx)).values()]);
    await this.records.move(release, 'preparing', { actor: null, action: 'release.taken-up' }, tx);
    return completed({ title, releaseType, urgency, manager: manager.username, plannedStart: iso(plannedStart), plannedEnd: iso(plannedEnd) });
  }
}
