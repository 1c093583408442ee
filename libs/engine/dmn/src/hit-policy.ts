import { compareNumbers, compileExpression, equalValues, feelToJson, isNumber, valueScope, type FeelValue } from '#engine/feel';
import { DecisionFault, type Aggregation, type DecisionTable } from './decision-model.js';

/** The outputs of one matching rule, by column. */
export type Hit = readonly FeelValue[];

export interface HitContext {
  /** One output as it is, several as a context. */
  readonly rowValue: (hit: Hit) => FeelValue;
  /** The allowed values of each output column, most important first. */
  readonly importance: readonly (readonly FeelValue[] | null)[];
}

const SUM = compileExpression('sum(items)');

function sum(items: readonly FeelValue[]): FeelValue {
  const outcome = SUM.ok ? SUM.value.evaluate(valueScope({ items })) : null;
  return outcome?.ok ? outcome.value : null;
}

function extreme(items: readonly FeelValue[], sign: 1 | -1): FeelValue {
  return items.reduce((best, item) => (isNumber(best) && isNumber(item) && compareNumbers(item, best) * sign > 0 ? item : best));
}

function aggregated(aggregation: Aggregation, items: readonly FeelValue[]): FeelValue {
  if (aggregation === 'COUNT') return items.length;
  if (items.length === 0) return null;
  if (!items.every(isNumber)) throw new DecisionFault(`the aggregation ${aggregation} needs numbers`);
  return aggregation === 'SUM' ? sum(items) : extreme(items, aggregation === 'MAX' ? 1 : -1);
}

/** Most important first: by the place of each output among its allowed values, column after column. */
function byImportance(hits: readonly Hit[], { importance }: HitContext): Hit[] {
  const rank = (hit: Hit, column: number): number => {
    const place = importance[column]?.findIndex((value) => equalValues(value, hit[column] ?? null) === true) ?? -1;
    return place < 0 ? Infinity : place;
  };
  return [...hits].sort((left, right) => {
    for (let column = 0; column < importance.length; column += 1) {
      const [a, b] = [rank(left, column), rank(right, column)];
      if (a !== b) return a < b ? -1 : 1;
    }
    return 0;
  });
}

const listOrNull = (rows: readonly FeelValue[]): FeelValue => (rows.length === 0 ? null : rows);

function unique(rows: readonly FeelValue[]): FeelValue {
  if (rows.length > 1) throw new DecisionFault(`the hit policy UNIQUE allows one matching rule, but ${rows.length} match`);
  return rows[0] ?? null;
}

function any(rows: readonly FeelValue[]): FeelValue {
  if (new Set(rows.map(feelToJson)).size > 1) throw new DecisionFault('the hit policy ANY needs the same result from all matching rules');
  return rows[0] ?? null;
}

/** How the matching rules become one result (DMN 1.5 §8.2.8). */
export function combineHits({ hitPolicy, aggregation }: DecisionTable, hits: readonly Hit[], context: HitContext): FeelValue {
  const rows = (given: readonly Hit[]): FeelValue[] => given.map(context.rowValue);
  switch (hitPolicy) {
    case 'UNIQUE':
      return unique(rows(hits));
    case 'ANY':
      return any(rows(hits));
    case 'FIRST':
      return rows(hits)[0] ?? null;
    case 'PRIORITY':
      return rows(byImportance(hits, context))[0] ?? null;
    case 'OUTPUT ORDER':
      return listOrNull(rows(byImportance(hits, context)));
    case 'RULE ORDER':
      return listOrNull(rows(hits));
    case 'COLLECT':
      return aggregation ? aggregated(aggregation, rows(hits)) : listOrNull(rows(hits));
  }
}
