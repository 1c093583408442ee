import { Injectable } from '@nestjs/common';
import { CONFLICT_SEVERITIES } from '#core/contracts';
import { ProcessEngine, RepeatedWork } from '#platform/orchestration';
import { UnitOfWork } from '#platform/persistence';
import { CONFLICT_QUESTIONS, ConflictRules, type AnsweredConflict, type ConflictQuestion, type ConflictRule } from './conflict-rules.js';

const TABLE = 'change-conflict';

/** Asks the decision table all that there is to ask, each time a version of it has been deployed. An answer that is none leaves the rules as they were. */
@Injectable()
export class ConflictRuleReader extends RepeatedWork {
  protected readonly everyMs = 2_000;
  /** Key of the last version that had no usable answers. */
  unusable: string | null = null;

  constructor(
    private readonly engine: ProcessEngine,
    private readonly rules: ConflictRules,
    private readonly work: UnitOfWork,
  ) {
    super();
  }

  protected async once(): Promise<void> {
    const newest = await this.engine.newestDecision(TABLE);
    if (!newest.ok || newest.value === null || newest.value === this.unusable) return;
    const version = newest.value;
    if (version === (await this.work.run((tx) => this.rules.version(tx)))) return;
    const answers: AnsweredConflict[] = [];
    for (const question of CONFLICT_QUESTIONS) {
      const rule = await this.answer(question);
      if (rule === 'unreachable') return;
      if (rule === null) return this.refuse(version, question);
      answers.push({ ...question, ...rule });
    }
    await this.work.run((tx) => this.rules.keep(version, answers, tx));
  }

  private async answer(question: ConflictQuestion): Promise<ConflictRule | null | 'unreachable'> {
    const answer = await this.engine.evaluateDecision(TABLE, { ...question });
    if (!answer.ok) return answer.failure.code === 'engine-unreachable' ? 'unreachable' : null;
    return isRule(answer.value) ? answer.value : null;
  }

  private refuse(version: string, { kind, scheduled, type }: ConflictQuestion): void {
    this.unusable = version;
    this.log.warn(`The newest version of the decision ${TABLE} has no answer for ${kind} (scheduled: ${scheduled}) of a ${type} change: conflicts are judged by the version before it.`);
  }
}

function isRule(answer: unknown): answer is ConflictRule {
  const { severity, advice } = Object(answer) as Record<string, unknown>;
  return (CONFLICT_SEVERITIES as readonly unknown[]).includes(severity) && typeof advice === 'string' && advice !== '';
}
