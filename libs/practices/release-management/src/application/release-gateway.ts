import { Injectable } from '@nestjs/common';
import { ArrayContains, In, IsNull, Not, type FindOptionsWhere } from 'typeorm';
import { inWords, ok, refuse } from '#core/kernel';
import type { Actor } from '#platform/identity';
import {
  ChangeDirectory, RecordGateways, ServiceDirectory, TableGateway, type DecisionContext, type DecisionTaken, type DecisionVoided, type Permission, type StandingDecision, type Verdict, type Voices,
} from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { GoNoGoDecision } from '../domain/go-no-go.entity.js';
import { unverifiedChanges } from '../domain/readiness-checks.js';
import { contentHash } from '../domain/release-content.js';
import { mayDecideOn, stillStands } from '../domain/release-decisions.js';
import { Release } from '../domain/release.entity.js';
import { BEFORE_DEPLOYMENT, ENDED_STATES } from '../domain/release.lifecycle.js';
import { GoNoGoDecisions } from './go-no-go.js';
import { Readiness } from './readiness.js';
import { ReleaseEnd } from './release-end.js';
import { ReleaseFormData } from './release-form-data.js';
import { ReleaseRecords } from './release-records.js';

/** The lines of the timeline by task and answer; another task of a changed model is only said to be done. */
const ACTIONS: Readonly<Record<string, string>> = {
  'PrepareRelease/check': 'release.prepared',
  'PrepareRelease/give-up': 'release.given-up',
  'DecideGoNoGo/go': 'release.go',
  'DecideGoNoGo/no-go': 'release.no-go',
  DeployStep: 'release.step-reported',
  VerifyRelease: 'release.verification-reported',
  'DecideRollback/roll-back': 'release.rollback-decided',
  'DecideRollback/go-on': 'release.going-on-decided',
  'DecideEscalatedRollback/roll-back': 'release.rollback-decided',
  'DecideEscalatedRollback/go-on': 'release.going-on-decided',
  RollBackRelease: 'release.rollback-reported',
};
const TOLD = ['comment', 'stepNote', 'verificationNote', 'rollbackNote'];

/** Releases as the task list, operations and the outbox see them. */
@Injectable()
export class ReleaseGateway extends TableGateway<Release> {
  readonly prefix = 'REL';
  readonly voices: Voices = {
    tasks: ['DecideGoNoGo'],
    givenBy: (personId, numbers) => this.work.run((tx) => this.decisions.givenBy(personId, numbers, tx)),
  };
  protected readonly open = { submittedAt: Not(IsNull()), state: Not(In(ENDED_STATES)) };

  constructor(
    work: UnitOfWork,
    records: ReleaseRecords,
    private readonly decisions: GoNoGoDecisions,
    private readonly readiness: Readiness,
    private readonly formData: ReleaseFormData,
    private readonly end: ReleaseEnd,
    private readonly services: ServiceDirectory,
    private readonly changes: ChangeDirectory,
    gateways: RecordGateways,
  ) {
    super(work, records, gateways);
  }

  async stakesOf(recordNumber: string): Promise<string[]> {
    const release = await this.work.run((tx) => tx.findOneBy(Release, { number: recordNumber }));
    if (!release) return [];
    const services = [...(await this.services.byNumbers(release.services)).values()];
    const { plannedStart, state, rollbackDue } = release;
    return [
      ...services.map(({ name, urgency }) => `It changes ${name} (urgency ${urgency}).`),
      ...(plannedStart && BEFORE_DEPLOYMENT.includes(state) ? [`It is planned to be deployed on ${inWords(plannedStart)}.`] : []),
      ...(rollbackDue && state === 'rollback-decision' ? [`The decision has to be taken by ${inWords(rollbackDue)}.`] : []),
    ];
  }

  formDataOf(recordNumber: string, elementId: string, taskVariables: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.work.run(async (tx) => {
      const release = await tx.findOneBy(Release, { number: recordNumber });
      return release ? this.formData.of(release, elementId, taskVariables, tx) : {};
    });
  }

  async decided(taken: DecisionTaken, tx: Transaction): Promise<void> {
    const release = await this.records.forJob(taken.recordNumber, tx);
    const { elementId, variables, actor } = taken;
    const reason = TOLD.map((key) => variables[key]).find((text) => typeof text === 'string' && text.trim() !== '') as string | undefined;
    if (elementId === 'DecideGoNoGo') await this.decisions.add(release, taken, tx);
    if (elementId === 'PrepareRelease' && variables['decision'] === 'give-up') release.cancellationReason = reason ?? null;
    if (variables['decision'] === 'roll-back') release.rollbackReason = reason ?? null;
    if (elementId === 'DeployStep') release.steps = reportedBy(release, taken);
    await tx.save(release);
    const action = ACTIONS[elementId] ?? ACTIONS[`${elementId}/${String(variables['decision'])}`] ?? 'release.task-completed';
    await this.records.note(release, { actor, action, reason }, tx);
  }

  async decisionVoided({ decisionId, recordNumber, elementId, reason }: DecisionVoided, tx: Transaction): Promise<void> {
    const release = await this.records.forJob(recordNumber, tx);
    await tx.update(GoNoGoDecision, { decisionId, voidReason: IsNull() }, { voidReason: reason });
    if (elementId === 'PrepareRelease' && !release.cancelledAt && !ENDED_STATES.includes(release.state)) release.cancellationReason = null;
    await this.records.save(release, { actor: null, action: 'release.decision-void', reason }, tx);
  }

  /** Without its process it is a draft again. A message the engine refuses leaves it as the process has it. */
  async effectRefused(recordNumber: string, effect: string, reason: string, tx: Transaction): Promise<void> {
    const release = await this.records.forJob(recordNumber, tx);
    if (effect === 'start-process') release.submittedAt = null;
    else Object.assign(release, { cancelledAt: null });
    await this.records.save(release, { actor: null, action: 'release.refused-by-engine', reason }, tx);
  }

  async cancelled(recordNumber: string, reason: string, actor: Actor, tx: Transaction): Promise<void> {
    await this.end.byOperator(await this.records.forJob(recordNumber, tx), reason, actor, tx);
  }

  protected async permits(release: Release, context: DecisionContext, tx: Transaction): Promise<Permission> {
    const permitted = mayDecideOn(release, context);
    if (!permitted.ok) return permitted;
    const further = (await this.whyNoGo(release, context, tx)) ?? (await this.whyNotVerified(release, context, tx));
    return further ?? ok({ contentHash: contentHash(release) });
  }

  protected async stands(release: Release, decision: StandingDecision, tx: Transaction): Promise<Verdict> {
    const stands = stillStands(release, decision);
    if (!stands.ok || decision.elementId !== 'DecideGoNoGo') return stands;
    const others = await this.decisions.voices(release, tx, decision);
    return others.has(decision.personId) ? refuse('separation-of-duties', `The voice of this person has been given on ${release.number} before.`) : ok();
  }

  protected expectedSince({ submittedAt }: Release): Date | null {
    return submittedAt;
  }

  protected override naming(number: string): FindOptionsWhere<Release>[] {
    return [{ services: ArrayContains([number]) }];
  }

  protected mine({ personId: managerId }: Actor): FindOptionsWhere<Release>[] {
    return [{ managerId, state: Not(In(ENDED_STATES)) }];
  }

  private async whyNoGo(release: Release, { elementId, actor, variables }: DecisionContext, tx: Transaction): Promise<Permission | null> {
    if (elementId !== 'DecideGoNoGo') return null;
    if ((await this.decisions.voices(release, tx)).has(actor.personId)) return refuse('separation-of-duties', `You have decided on ${release.number} before: somebody else has to.`);
    const blockers = variables['decision'] === 'go' ? await this.readiness.blockers(release, tx) : [];
    return blockers.length > 0 ? refuse('conflict', `There is no go for ${release.number} yet. ${blockers.join(' ')}`, 'decision') : null;
  }

  private async whyNotVerified(release: Release, { elementId, variables }: DecisionContext, tx: Transaction): Promise<Permission | null> {
    if (elementId !== 'VerifyRelease' || variables['verification'] !== 'verified') return null;
    const obstacles = unverifiedChanges([...(await this.changes.byNumbers(release.changes, tx)).values()]);
    return obstacles.length > 0 ? refuse('conflict', `${release.number} is not verified. ${obstacles.join(' ')}`, 'verification') : null;
  }
}

/** The steps with who reported on the one of the task; how it went is written by the job behind it. */
function reportedBy({ steps }: Release, { taskVariables: { step }, actor: { personId: reportedById }, at }: DecisionTaken): Release['steps'] {
  const reported = ((step as { position?: number } | undefined)?.position ?? 0) - 1;
  return steps.map((one, index) => (index === reported ? { ...one, reportedById, reportedAt: at.toISOString() } : one));
}
