import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { ProblemCode, ProjectAction, ProjectClass, ProjectView, TeamRole } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { writeFields } from '#platform/audit';
import { People, type Actor } from '#platform/identity';
import { Watchers } from '#platform/notifications';
import { GoalDirectory, Outbox, ServiceDirectory } from '#platform/orchestration';
import { isUniqueViolation, RecordNumbers, UnitOfWork, type Transaction } from '#platform/persistence';
import { UNDER_REVIEW } from '../domain/lifecycles.js';
import { missingForInitiation, missingForReview } from '../domain/project-readiness.js';
import { mayAct } from '../domain/project-permissions.js';
import { peopleWith, Project, type StoredMember } from '../domain/project.entity.js';
import { withLength } from '../domain/stage-plan.js';
import { ProjectPlan } from './project-plan.js';
import { ProjectViews } from './project-views.js';
import { ProjectRecords } from './project-records.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

export interface ProjectContent {
  name: string;
  description: string;
  businessCase: string;
  class: ProjectClass;
  goal: string;
  services: string[];
  /** User name. */
  manager: string;
  startsOn: string | null;
  /** User names. */
  team: { role: TeamRole; person: string }[];
}

/** What a project cannot be drafted without, and whatever else is known. */
export type NewProject = Partial<ProjectContent> & Pick<ProjectContent, 'name' | 'class' | 'goal' | 'manager'>;

export interface StageMove {
  ordinal: number;
  workingDays: number;
  reason: string;
  /** The gate may fall into a hard freeze. */
  despiteFreeze: boolean;
}

type StoredContent = Pick<Project, 'name' | 'description' | 'businessCase' | 'class' | 'goal' | 'services' | 'managerId' | 'startsOn' | 'team'>;

const FIELDS = ['name', 'description', 'businessCase', 'class', 'goal', 'services', 'managerId', 'startsOn', 'team'] as const satisfies readonly (keyof StoredContent)[];
/** What the initiation was decided on, and what running tasks name. */
const FIXED_AFTER_DRAFT = ['businessCase', 'class', 'goal', 'managerId', 'startsOn'] as const satisfies readonly (keyof StoredContent)[];
const EMPTY = { description: '', businessCase: '', services: [], startsOn: null, team: [] } satisfies Partial<StoredContent>;
const DAY_MS = 24 * 3_600_000;
/** The task of a stage may be on its way when the stage is moved; one that comes later has the new end. */
const MINUTE_MS = 60_000;

/** What people do with projects. The state does not move here: the process decides when, and its jobs do it. */
@Injectable()
export class Projects {
  constructor(
    private readonly work: UnitOfWork,
    private readonly projectRecords: ProjectRecords,
    private readonly plan: ProjectPlan,
    private readonly views: ProjectViews,
    private readonly people: People,
    private readonly numbers: RecordNumbers,
    private readonly goals: GoalDirectory,
    private readonly services: ServiceDirectory,
    private readonly outbox: Outbox,
    private readonly watchers: Watchers,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<Outcome<ProjectView>> {
    return this.work.run(async (tx) => {
      const project = await tx.findOneBy(Project, { number });
      return project ? ok(await this.views.of(project, actor, tx)) : refuse('not-found', `There is no project ${number}.`);
    });
  }

  async namesOf(numbers: readonly string[]): Promise<Map<string, string>> {
    const projects = await this.work.run((tx) => tx.find(Project, { select: { number: true, name: true }, where: { number: In([...numbers]) } }));
    return new Map(projects.map(({ number, name }) => [number, name]));
  }

  /** A draft with the stages and gates of its class. Refuses unknown goals, services and people (`validation-failed`) and a name already taken (`conflict`). */
  create(content: NewProject, actor: Actor): Promise<Outcome<ProjectView>> {
    return this.named(content.name, async (tx) => {
      const drafted = await this.draft(content, actor, tx);
      return drafted.ok ? ok(await this.views.of(drafted.value, actor, tx)) : drafted;
    });
  }

  /** The same in a transaction of the caller; a name already taken is thrown. */
  async draft(content: NewProject, actor: Actor, tx: Transaction): Promise<Outcome<Project>> {
    const stored = await this.stored(content, tx);
    if (!stored.ok) return stored;
    const fresh = { state: 'draft', processInstanceKey: null, submittedAt: null } as const;
    const project = Object.assign(new Project(), EMPTY, fresh, stored.value);
    project.number = await this.numbers.next('PRJ', tx);
    await this.projectRecords.save(project, { actor, action: 'project.created', changes: Object.entries(content).map(([field, after]) => ({ field, before: null, after })) }, tx);
    await this.watchers.watch(project.number, project.managerId, tx);
    await this.plan.lay(project, actor, tx);
    return ok(project);
  }

  edit(number: string, version: number, content: Partial<ProjectContent>, actor: Actor): Promise<Outcome<ProjectView>> {
    return this.named(content.name ?? '', (tx) =>
      this.act(number, 'edit', version, actor, tx, async (project) => {
        const stored = await this.stored(content, tx);
        if (!stored.ok) return stored;
        const before = { class: project.class, startsOn: project.startsOn };
        const changes = writeFields<StoredContent>(project, stored.value, FIELDS);
        const fixed = project.state === 'draft' ? undefined : changes.find(({ field }) => (FIXED_AFTER_DRAFT as readonly string[]).includes(field));
        if (fixed) return refuse('illegal-transition', `${number} is in the state ${project.state}: ${fixed.field} is fixed since its initiation was requested.`, fixed.field);
        const undecidable = changes.some(({ field }) => field === 'team') ? await this.undecidable(project, tx) : undefined;
        if (undecidable) return refuse('conflict', undecidable, 'team');
        if (changes.length > 0) await this.projectRecords.save(project, { actor, action: 'project.edited', changes }, tx);
        if (project.class !== before.class) await this.plan.lay(project, actor, tx);
        else if (project.startsOn !== before.startsOn) await this.plan.begins(project, tx);
        return ok();
      }),
    );
  }

  /** Requests the initiation: the process starts, and the sponsor decides. */
  submit(number: string, version: number, actor: Actor): Promise<Outcome<ProjectView>> {
    return this.work.run((tx) =>
      this.act(number, 'submit', version, actor, tx, async (project) => {
        const [missing] = missingForInitiation(project);
        if (missing) return refuse('validation-failed', missing);
        if ((await this.plan.gates(number, tx)).length === 0) await this.plan.lay(project, actor, tx);
        project.submittedAt = new Date();
        await this.projectRecords.save(project, { actor, action: 'project.submitted' }, tx);
        const { name: title, class: projectClass } = project;
        const [sponsorId] = peopleWith(project, ['sponsor']).filter((person) => person !== project.managerId);
        const people = await this.people.refs([project.managerId, sponsorId!], tx);
        const variables = { title, projectClass, manager: people.get(project.managerId)!.username, sponsor: people.get(sponsorId!)!.username };
        await this.outbox.enqueue({ kind: 'start-process', processDefinitionId: 'project-lifecycle', recordNumber: number, variables }, tx);
        return ok();
      }),
    );
  }

  /** Gives a stage another length; its successors move on working days. Refuses a gate that slips into a hard freeze unless that is wanted. */
  moveStage(number: string, version: number, { ordinal, workingDays, reason, despiteFreeze }: StageMove, actor: Actor): Promise<Outcome<ProjectView>> {
    return this.work.run((tx) =>
      this.act(number, 'move-stage', version, actor, tx, async (project) => {
        const stages = await this.plan.stages(number, tx);
        const stage = stages.find((one) => one.ordinal === ordinal);
        if (!stage) return refuse('not-found', `${number} has no stage ${ordinal}.`);
        if (stage.state === 'done') return refuse('illegal-transition', `The stage ${stage.name} is over.`);
        const moved = withLength(stages, ordinal, workingDays, await this.plan.workingDays(tx));
        const frozen = await this.newHardFreeze(project, stages, moved, tx);
        if (frozen && !despiteFreeze) return refuse('conflict', `The gate of "${moved[frozen.ordinal - 1]!.name}" would fall into the hard freeze "${frozen.name}" (${frozen.freeze}).`, 'despiteFreeze');
        await this.plan.place(moved, tx);
        const changes = moved.flatMap((after, index) => (after.ends === stages[index]!.ends ? [] : [{ field: `stage ${after.ordinal}`, before: `${stages[index]!.starts} – ${stages[index]!.ends}`, after: `${after.starts} – ${after.ends}` }]));
        await this.projectRecords.save(project, { actor, action: 'project.stage-moved', reason, changes }, tx);
        if (stage.state === 'active') await this.tellProcess(number, 'project-stage-moved', {}, MINUTE_MS, tx);
        return ok();
      }),
    );
  }

  /** Accepted as an intention: the process ends the project as soon as it hears of it. */
  stop(number: string, reason: string, actor: Actor): Promise<Outcome<ProjectView>> {
    return this.work.run((tx) =>
      this.act(number, 'stop', undefined, actor, tx, async (project) => {
        await this.projectRecords.note(project, { actor, action: 'project.stop-requested', reason }, tx);
        await this.tellProcess(number, 'project-stopped', { stopReason: reason }, DAY_MS, tx);
        return ok();
      }),
    );
  }

  private async tellProcess(number: string, name: string, variables: Record<string, string>, timeToLive: number, tx: Transaction): Promise<void> {
    await this.outbox.enqueue({ kind: 'publish-message', recordNumber: number, name, correlationKey: number, variables, timeToLive }, tx);
  }

  /** Why a gate that is under review could not be decided by the team as it is now. */
  private async undecidable(project: Project, tx: Transaction): Promise<string | undefined> {
    const reviewed = (await this.plan.gates(project.number, tx)).filter(({ state }) => UNDER_REVIEW.includes(state));
    return reviewed.flatMap((gate) => missingForReview(gate, project))[0];
  }

  private async newHardFreeze(project: Project, before: Parameters<ProjectPlan['freezesOn']>[1], after: Parameters<ProjectPlan['freezesOn']>[1], tx: Transaction) {
    const known = await this.plan.freezesOn(project.services, before, tx);
    const found = await this.plan.freezesOn(project.services, after, tx);
    return found.find(({ kind, freeze, ordinal }) => kind === 'hard' && !known.some((one) => one.freeze === freeze && one.ordinal === ordinal));
  }

  private async act(
    number: string,
    action: ProjectAction,
    version: number | undefined,
    actor: Actor,
    tx: Transaction,
    write: (project: Project) => Promise<Outcome<void>>,
  ): Promise<Outcome<ProjectView>> {
    const project = await this.projectRecords.lock(number, tx);
    if (!project) return refuse('not-found', `There is no project ${number}.`);
    const permitted = mayAct(action, project, actor);
    if (!permitted.ok) return permitted;
    if (version !== undefined && project.version !== version) {
      return refuse('version-mismatch', `${number} was changed meanwhile: it is at version ${project.version}, not ${version}.`);
    }
    const written = await write(project);
    return written.ok ? ok(await this.views.of(project, actor, tx)) : written;
  }

  private async named(name: string, act: (tx: Transaction) => Promise<Outcome<ProjectView>>): Promise<Outcome<ProjectView>> {
    try {
      return await this.work.run(act);
    } catch (error) {
      if (!isUniqueViolation(error, 'project_name')) throw error;
      return refuse('conflict', `There is already a project called "${name}".`, 'name');
    }
  }

  private async stored({ manager, team, services, ...fields }: Partial<ProjectContent>, tx: Transaction): Promise<Outcome<Partial<StoredContent>>> {
    const { goal } = fields;
    if (goal !== undefined && !(await this.goals.byNumbers([goal], tx)).has(goal)) return refuse('validation-failed', `There is no goal ${goal}.`, 'goal');
    const known = await this.services.byNumbers(services ?? [], tx);
    const unknown = services?.find((number) => !known.has(number));
    if (unknown !== undefined) return refuse('validation-failed', `There is no service ${unknown}.`, 'services');
    const people = new Map((await this.people.byUsernames([...(manager ? [manager] : []), ...(team ?? []).map(({ person }) => person)], tx)).map(({ username, id }) => [username, id]));
    const managerId = manager === undefined ? undefined : people.get(manager.toLowerCase());
    if (manager !== undefined && managerId === undefined) return refuse('validation-failed', `Nobody here is called "${manager}".`, 'manager');
    const stranger = team?.find(({ person }) => !people.has(person.toLowerCase()));
    if (stranger) return refuse('validation-failed', `Nobody here is called "${stranger.person}".`, 'team');
    const members = team?.map(({ role, person }): StoredMember => ({ role, personId: people.get(person.toLowerCase())! }));
    return ok({ ...fields, ...(managerId ? { managerId } : {}), ...(services ? { services: [...new Set(services)] } : {}), ...(members ? { team: members } : {}) });
  }
}
