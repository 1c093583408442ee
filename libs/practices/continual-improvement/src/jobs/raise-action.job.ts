import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { IMPROVEMENT_ACTION_KINDS, type ImprovementActionKind } from '#core/contracts';
import { RecordLinks } from '#platform/collaboration';
import { People, type Actor } from '#platform/identity';
import { DraftSources, ObjectiveDirectory, type DraftKind } from '#platform/orchestration';
import { completed, JobWorker, type Job, type JobHandler, type JobOutcome } from '#platform/job-worker';
import type { Transaction } from '#platform/persistence';
import { ImprovementRecords } from '../application/improvement-records.js';
import type { Improvement } from '../domain/improvement.entity.js';
import { ImprovementJobInput } from './improvement-job.dto.js';

const LONGEST_DAYS = 730;

export class RaiseActionInput extends ImprovementJobInput {
  @IsIn(IMPROVEMENT_ACTION_KINDS)
  actionKind!: ImprovementActionKind;

  @IsString()
  plan!: string;

  @IsInt()
  @Min(0)
  @Max(LONGEST_DAYS)
  measureAfterDays!: number;
}

export class RaiseActionOutput {
  /** Number of the draft; null: none was asked for, or it has to be made by hand. */
  @IsOptional()
  @IsString()
  action!: string | null;
}

/** Writes the plan and drafts the change or project that it asks for, as the owner's, with the improvement as its origin. */
@JobWorker({ type: 'improvement.raise-action', input: RaiseActionInput, output: RaiseActionOutput })
export class RaiseActionJob implements JobHandler<RaiseActionInput, RaiseActionOutput> {
  constructor(
    private readonly records: ImprovementRecords,
    private readonly people: People,
    private readonly objectives: ObjectiveDirectory,
    private readonly drafts: DraftSources,
    private readonly links: RecordLinks,
  ) {}

  async handle({ variables }: Job<RaiseActionInput>, tx: Transaction): Promise<JobOutcome<RaiseActionOutput>> {
    const { recordNumber, actionKind, plan, measureAfterDays } = variables;
    const improvement = await this.records.forJob(recordNumber, tx);
    Object.assign(improvement, { actionKind, plan, measureAfterDays, action: null });
    if (actionKind !== 'none') improvement.action = await this.raise(actionKind, improvement, tx);
    const changes = improvement.action === null ? [] : [{ field: 'action', before: null, after: improvement.action }];
    await this.records.move(improvement, 'act', { actor: null, action: 'improvement.action-begun', changes }, tx);
    return completed({ action: improvement.action });
  }

  /** What cannot be drafted is made by hand: the timeline says why, and the improvement goes on. */
  private async raise(kind: DraftKind, improvement: Improvement, tx: Transaction): Promise<string | null> {
    const { number: origin, title, description, plan, services, objective, round } = improvement;
    const goal = objective === null ? null : ((await this.objectives.byNumbers([objective], tx)).get(objective)?.goal ?? null);
    const named = round === 1 ? `(${origin})` : `(${origin}, round ${round})`;
    const wanted = { title: `${title} ${named}`, description: `${plan ?? ''}\n\nOrigin: ${origin}`, justification: description, origin, services, goal };
    const drafted = await this.drafts.draft(kind, wanted, await this.owner(improvement, tx), tx);
    if (drafted.ok) {
      await this.links.connect(drafted.value, 'caused-by', origin, tx);
      return drafted.value;
    }
    await this.records.note(improvement, { actor: null, action: 'improvement.action-not-raised', reason: drafted.failure.message }, tx);
    return null;
  }

  private async owner({ number, ownerId }: Improvement, tx: Transaction): Promise<Actor> {
    const person = await this.people.byId(ownerId, tx);
    if (!person) throw new Error(`Nobody owns ${number}.`);
    const { id: personId, username, displayName, roles } = person;
    return { personId, username, displayName, roles };
  }
}
