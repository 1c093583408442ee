import { IsArray, IsObject } from 'class-validator';
import { bpmnError, completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import { People } from '#platform/identity';
import type { Transaction } from '#platform/persistence';
import { GoNoGoDecisions } from '../application/go-no-go.js';
import { Readiness } from '../application/readiness.js';
import { ReleaseRecords } from '../application/release-records.js';
import { openSteps } from '../domain/release-content.js';
import type { Release } from '../domain/release.entity.js';
import { ReleaseJobInput } from './release-job.dto.js';

interface OpenStep {
  position: number;
  title: string;
  /** User name. */
  owner: string;
}

export class BeginDeploymentOutput {
  @IsArray()
  @IsObject({ each: true })
  openSteps!: OpenStep[];
}

/**
 * The window is open, or the deployment goes on after a decision. What was cancelled or edited at the last moment, and what is a must and
 * missing by now, keeps a release from being deployed (BPMN error RELEASE_NOT_READY).
 */
@JobWorker({ type: 'release.begin-deployment', input: ReleaseJobInput, output: BeginDeploymentOutput })
export class BeginDeploymentJob implements JobHandler<ReleaseJobInput, BeginDeploymentOutput> {
  constructor(
    private readonly records: ReleaseRecords,
    private readonly decisions: GoNoGoDecisions,
    private readonly readiness: Readiness,
    private readonly people: People,
  ) {}

  async handle({ variables }: Job<ReleaseJobInput>, tx: Transaction): Promise<JobOutcome<BeginDeploymentOutput>> {
    const release = await this.records.forJob(variables.recordNumber, tx);
    const obstacle = release.state === 'scheduled' ? await this.obstacle(release, tx) : null;
    if (obstacle !== null) {
      await this.decisions.void(release, obstacle, tx);
      await this.records.note(release, { actor: null, action: 'release.not-ready-any-more', reason: obstacle }, tx);
      return bpmnError('RELEASE_NOT_READY', obstacle);
    }
    const action = release.state === 'scheduled' ? 'release.deployment-begun' : 'release.deployment-continued';
    await this.records.move(release, 'deploying', { actor: null, action }, tx);
    return completed({ openSteps: await this.steps(release, tx) });
  }

  private async obstacle(release: Release, tx: Transaction): Promise<string | null> {
    if (release.cancelledAt) return `${release.number} has been cancelled.`;
    if ((await this.decisions.outcome(release, tx)) !== 'go') return `${release.number} was changed after the go.`;
    const blockers = await this.readiness.blockers(release, tx);
    return blockers.length > 0 ? blockers.join(' ') : null;
  }

  private async steps(release: Release, tx: Transaction): Promise<OpenStep[]> {
    const open = openSteps(release);
    const people = await this.people.refs(open.map(({ ownerId }) => ownerId), tx);
    return open.map(({ position, title, ownerId }) => ({ position, title, owner: people.get(ownerId)?.username ?? '' }));
  }
}
