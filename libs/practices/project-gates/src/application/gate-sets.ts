import { Injectable } from '@nestjs/common';
import { LIVE_QUERIES, type GateCriterion, type GateSetView, type ProblemCode, type ProjectClass, type StageTemplate } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { LiveQueries } from '#platform/orchestration';
import { UnitOfWork, type Transaction } from '#platform/persistence';
import { GateSet } from '../domain/gate-set.entity.js';

type Outcome<T> = Result<T, Refusal<ProblemCode>>;

/** The stages and gates with which projects of each class begin: data that process owners compose, not code. */
@Injectable()
export class GateSets {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly queries: LiveQueries,
  ) {}

  list(): Promise<GateSetView[]> {
    return this.work.run((tx) => tx.find(GateSet, { order: { class: 'ASC' } }));
  }

  async of(projectClass: ProjectClass): Promise<GateSetView> {
    return this.work.run((tx) => this.read(projectClass, tx));
  }

  read(projectClass: ProjectClass, tx: Transaction): Promise<GateSet> {
    return tx.findOneByOrFail(GateSet, { class: projectClass });
  }

  /** Projects that have begun keep the gates they have. Refuses criteria that nobody could answer (`validation-failed`). */
  async replace(projectClass: ProjectClass, version: number, stages: StageTemplate[], actor: Actor): Promise<Outcome<GateSetView>> {
    const problem = stages.flatMap((stage, index) => this.problemsOf(stage, index))[0];
    if (problem) return problem;
    return this.work.run(async (tx) => {
      const set = await tx.findOneOrFail(GateSet, { where: { class: projectClass }, lock: { mode: 'pessimistic_write' } });
      if (set.version !== version) return refuse('version-mismatch', `The gate set ${projectClass} was changed meanwhile: it is at version ${set.version}, not ${version}.`);
      const changes = [{ field: 'stages', before: set.stages, after: stages }];
      set.stages = stages;
      await tx.save(set);
      await this.audit.record({ recordKind: 'gate-set', recordNumber: `GATESET:${projectClass}`, actor, action: 'gate-set.changed', changes }, tx);
      return ok(set);
    });
  }

  private problemsOf({ gate }: StageTemplate, index: number): Outcome<never>[] {
    const at = `stages.${index}.gate`;
    const keys = gate.criteria.map(({ key }) => key);
    const twice = keys.find((key, position) => keys.indexOf(key) !== position);
    const repeated = twice === undefined ? [] : [refuse('validation-failed', `Two criteria of "${gate.name}" have the key ${twice}.`, `${at}.criteria`)];
    return [...repeated, ...gate.criteria.flatMap((criterion) => this.problemOf(criterion, `${at}.criteria`))];
  }

  private problemOf({ text, live }: GateCriterion, at: string): Outcome<never>[] {
    if (live === null) return [];
    if (!this.queries.has(live.query)) return [refuse('validation-failed', `Nothing here answers the live query ${live.query} of "${text}".`, at)];
    if (LIVE_QUERIES[live.query].days === (live.days !== null)) return [];
    const wanted = LIVE_QUERIES[live.query].days ? 'needs the number of days to look back' : 'does not look back: leave the days empty';
    return [refuse('validation-failed', `The live query ${live.query} of "${text}" ${wanted}.`, at)];
  }
}
