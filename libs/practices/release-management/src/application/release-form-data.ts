import { Injectable } from '@nestjs/common';
import { inWords } from '#core/kernel';
import { People } from '#platform/identity';
import { ChangeDirectory } from '#platform/orchestration';
import type { Transaction } from '#platform/persistence';
import { blockersOf, inWords as lineInWords, readinessLines } from '../domain/readiness-checks.js';
import { openSteps } from '../domain/release-content.js';
import type { Release } from '../domain/release.entity.js';
import type { ReleaseStanding } from '../domain/release-standing.js';
import { GoNoGoDecisions } from './go-no-go.js';
import { Readiness } from './readiness.js';

const SILENCE = { 'roll-back': 'It is rolled back.', escalate: 'Others are asked.' } as const;

/** What the forms of a release's tasks show; the keys are those of the forms' fields. */
@Injectable()
export class ReleaseFormData {
  constructor(
    private readonly readiness: Readiness,
    private readonly decisions: GoNoGoDecisions,
    private readonly changes: ChangeDirectory,
    private readonly people: People,
  ) {}

  async of(release: Release, elementId: string, taskVariables: Record<string, unknown>, tx: Transaction): Promise<Record<string, unknown>> {
    const { number, title, rollbackPlan, verificationPlan, failure, rollbackReason, whenSilent, rollbackDue } = release;
    const silence = SILENCE[whenSilent as keyof typeof SILENCE] ?? null;
    return {
      ...{ number, title, window: windowInWords(release), rollbackPlan, verificationPlan, failure, rollbackReason },
      silence: rollbackDue && silence ? `${silence} Until ${inWords(rollbackDue)}.` : silence,
      stepsLeft: openSteps(release).map((step) => `${step.position}. ${step.title}`).join('\n') || null,
      stepTitle: stepTitle(release, taskVariables),
      ...(elementId === 'PrepareRelease' || elementId === 'DecideGoNoGo' ? await this.standing(release, tx) : {}),
      ...(elementId === 'VerifyRelease' ? { changesNow: await this.changesNow(release, tx) } : {}),
    };
  }

  private async standing(release: Release, tx: Transaction): Promise<Record<string, unknown>> {
    const standing = await this.readiness.standing(release, tx);
    const lines = readinessLines(release.policy ?? [], standing);
    const last = (await this.decisions.of(release, tx)).filter(({ decision, voidReason }) => decision === 'no-go' && voidReason === null).at(-1);
    return {
      manager: (await this.people.refs([release.managerId], tx)).get(release.managerId)?.displayName ?? null,
      blockers: blockersOf(lines, standing.risks).join('\n') || 'Nothing.',
      lastNoGo: last?.comment ?? null,
      scope: scopeInWords(standing),
      readiness: lines.map((line) => `${line.ready ? 'Ready' : 'Missing'} (${line.weight}): ${line.ready ? line.reason : lineInWords(line)}`).join('\n'),
      risks: standing.risks.map(({ number, title, level, owner }) => `${number} ${title}: ${level ?? 'not rated'}, ${owner?.displayName ?? 'nobody owns it'}`).join('\n') || 'None.',
    };
  }

  private async changesNow({ changes }: Release, tx: Transaction): Promise<string> {
    const found = [...(await this.changes.byNumbers(changes, tx)).values()];
    return found.map(({ number, title, state, outcome }) => `${number} ${title}: ${outcome ?? state}`).join('\n') || 'None.';
  }
}

function scopeInWords({ changes, projects }: ReleaseStanding): string {
  return [...changes.map(({ number, title, outcome, state }) => `${number} ${title}: ${outcome ?? state}`), ...projects.map(({ number, name, state }) => `${number} ${name}: ${state}`)].join('\n');
}

function windowInWords({ plannedStart, plannedEnd }: Release): string | null {
  return plannedStart && plannedEnd && `${inWords(plannedStart)} to ${inWords(plannedEnd)}`;
}

function stepTitle({ steps }: Release, { step }: Record<string, unknown>): string | null {
  const position = (step as { position?: number } | undefined)?.position;
  const found = position === undefined ? undefined : steps[position - 1];
  return found ? `${position}. ${found.title}` : null;
}
