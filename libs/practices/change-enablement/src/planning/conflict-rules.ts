import { Injectable } from '@nestjs/common';
import { CHANGE_TYPES, CONFLICT_KINDS, type ChangeType, type ConflictKind, type ConflictSeverity } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** How grave a conflict is, and what to do about it. */
export interface ConflictRule {
  severity: ConflictSeverity;
  advice: string;
}

/** What is asked of the decision table: `scheduled` is false of a change that has no window yet itself. */
export interface ConflictQuestion {
  kind: ConflictKind;
  scheduled: boolean;
  type: ChangeType;
}

export type AnsweredConflict = ConflictQuestion & ConflictRule;
export type RuleBook = (kind: ConflictKind, scheduled: boolean) => ConflictRule;

/** Every question that there is. */
export const CONFLICT_QUESTIONS: readonly ConflictQuestion[] = CONFLICT_KINDS.flatMap((kind) =>
  [true, false].flatMap((scheduled) => CHANGE_TYPES.map((type) => ({ kind, scheduled, type }))),
);

/**
 * The answers of the decision table `change-conflict`, kept since its version was deployed: whoever checks a window, at a form, in a job or
 * while the engine is away, needs nothing but the database.
 */
@Injectable()
export class ConflictRules {
  /** For changes of this type. */
  async of(type: ChangeType, tx: Transaction): Promise<RuleBook> {
    const rows = await tx.query<AnsweredConflict[]>('select kind, scheduled, severity, advice from tollgate.conflict_rule where type = $1', [type]);
    const rules = new Map(rows.map((row) => [keyOf(row.kind, row.scheduled), row]));
    return (kind, scheduled) => rules.get(keyOf(kind, scheduled))!;
  }

  /** Key of the deployed version that is kept; null: none was read yet, and what is kept is what Tollgate came with. */
  async version(tx: Transaction): Promise<string | null> {
    const [row] = await tx.query<{ version: string | null }[]>('select version from tollgate.conflict_rule limit 1');
    return row?.version ?? null;
  }

  async keep(version: string, answers: readonly AnsweredConflict[], tx: Transaction): Promise<void> {
    await tx.query(KEEP, [version, JSON.stringify(answers)]);
  }
}

const KEEP = `
  update tollgate.conflict_rule rule set version = $1, severity = answer.severity, advice = answer.advice
  from jsonb_to_recordset($2::jsonb) as answer (kind text, scheduled boolean, type text, severity text, advice text)
  where rule.kind = answer.kind and rule.scheduled = answer.scheduled and rule.type = answer.type`;

function keyOf(kind: ConflictKind, scheduled: boolean): string {
  return `${kind} ${scheduled}`;
}
