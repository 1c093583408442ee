import { Injectable } from '@nestjs/common';
import type { DeploymentStepView, GoNoGoView, PersonRef, ReleaseListItem, ReleaseView } from '#core/contracts';
import { People, type Actor } from '#platform/identity';
import { ChangeDirectory, ProjectDirectory } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import type { GoNoGoDecision } from '../domain/go-no-go.entity.js';
import { iso } from '../domain/release-content.js';
import { allowedActions, lockedReason } from '../domain/release-permissions.js';
import { Release } from '../domain/release.entity.js';
import { GoNoGoDecisions } from './go-no-go.js';

type Refs = ReadonlyMap<string, PersonRef>;

/** Releases as a person sees them. */
@Injectable()
export class ReleaseViews {
  constructor(
    private readonly work: UnitOfWork,
    private readonly people: People,
    private readonly changes: ChangeDirectory,
    private readonly projects: ProjectDirectory,
    private readonly decisions: GoNoGoDecisions,
  ) {}

  async byNumber(number: string, actor: Actor): Promise<ReleaseView | null> {
    const release = await this.work.run((tx) => tx.findOneBy(Release, { number }));
    return release && this.of(release, actor);
  }

  of(release: Release, actor: Actor): Promise<ReleaseView> {
    return this.work.run(async (tx) => {
      const decisions = await this.decisions.of(release, tx);
      const people = await this.people.refs(personsOf(release, decisions), tx);
      return {
        ...listItem(release, people),
        ...details(release),
        steps: stepViews(release, people),
        ...(await this.scope(release, tx)),
        decisions: decisions.map((decision) => decisionView(decision, people)),
        rollbackDecisionDue: release.state === 'rollback-decision' ? iso(release.rollbackDue) : null,
        lockedReason: lockedReason(release, actor),
        createdAt: release.createdAt.toISOString(),
        allowedActions: allowedActions(release, actor),
      };
    });
  }

  async listItems(releases: readonly Release[], tx: Transaction): Promise<ReleaseListItem[]> {
    const people = await this.people.refs(releases.map(({ managerId }) => managerId), tx);
    return releases.map((release) => listItem(release, people));
  }

  private async scope({ changes, projects }: Release, tx: Transaction): Promise<Pick<ReleaseView, 'scopeChanges' | 'scopeProjects'>> {
    const [scopeChanges, scopeProjects] = [await this.changes.byNumbers(changes, tx), await this.projects.byNumbers(projects, tx)];
    return {
      scopeChanges: [...scopeChanges.values()].map(({ number, title, state, outcome }) => ({ number, title, state, outcome })),
      scopeProjects: [...scopeProjects.values()].map(({ number, name: title, state }) => ({ number, title, state })),
    };
  }
}

function details(release: Release) {
  const { description, goal, changes, projects, rollbackMinutes, earlyLifeDays, verificationPlan, rollbackPlan, version } = release;
  const { earlyLifeSupport, verificationNote, failure, rollbackCause, rollbackReason, rollbackNote, cancellationReason, processInstanceKey } = release;
  return {
    ...{ description, goal, changes, projects, rollbackMinutes, earlyLifeDays, verificationPlan, rollbackPlan, version },
    ...{ earlyLifeSupport, verificationNote, failure, rollbackCause, rollbackReason, rollbackNote, cancellationReason, processInstanceKey },
  };
}

function listItem(release: Release, people: Refs): ReleaseListItem {
  const { number, title, type, state, managerId, services, plannedStart, plannedEnd, updatedAt } = release;
  return { number, title, type, state, manager: refIn(people, managerId), services, plannedStart: iso(plannedStart), plannedEnd: iso(plannedEnd), updatedAt: updatedAt.toISOString() };
}

function stepViews({ steps }: Release, people: Refs): DeploymentStepView[] {
  return steps.map(({ title, ownerId, state, note, reportedById, reportedAt }, index) => {
    return { position: index + 1, title, owner: refIn(people, ownerId), state, note, reportedBy: reportedById === null ? null : refIn(people, reportedById), reportedAt };
  });
}

function decisionView({ round, personId, decision, comment, createdAt, voidReason }: GoNoGoDecision, people: Refs): GoNoGoView {
  return { round, by: refIn(people, personId), decision, comment, at: createdAt.toISOString(), voidReason };
}

function personsOf({ managerId, steps }: Release, decisions: readonly GoNoGoDecision[]): string[] {
  return [managerId, ...steps.flatMap(({ ownerId, reportedById }) => [ownerId, ...(reportedById ? [reportedById] : [])]), ...decisions.map(({ personId }) => personId)];
}

function refIn(people: Refs, id: string): PersonRef {
  return people.get(id) ?? { username: id, displayName: id };
}
