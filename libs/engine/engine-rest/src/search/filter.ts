import type { Clause, Condition, Operator, Scalar } from '#engine/engine-store';
import { dateTime, flag, int32, isObject, key, list, oneOf, text, unacceptable, unreadable, type Check, type Fault } from '../input/check.js';

/** Reads one property of a filter into clauses. */
export type FilterField = (value: unknown, at: string, faults: Fault[]) => Clause[];
export type FilterFields = Readonly<Record<string, FilterField>>;

const EQUALITY = ['eq', 'neq', 'exists', 'in', 'notIn'] as const;
const ORDER = ['eq', 'neq', 'exists', 'gt', 'gte', 'lt', 'lte', 'in'] as const;

function operand(operator: Operator, item: Check<Scalar>): Check<Condition['value']> {
  if (operator === 'exists') return flag;
  if (operator === 'in' || operator === 'notIn') return list(item, { max: 10_000 });
  return operator === 'like' ? text({ max: 1_000 }) : item;
}

/** Conditions of one property: a plain value means equality, an object holds operators. */
export type ConditionReader = (field: string, value: unknown, at: string, faults: Fault[]) => Condition[];

function advanced(item: Check<Scalar>, operators: readonly Operator[]): ConditionReader {
  const known = new Map(operators.map((operator) => [`$${operator}`, { operator, check: operand(operator, item) }]));
  return (field, value, at, faults) => {
    if (!isObject(value) || known.size === 0) {
      const read = item(value, at, faults);
      return read === undefined ? [] : [{ field, operator: 'eq', value: read }];
    }
    return Object.entries(value).flatMap(([name, given]) => {
      const rule = known.get(name);
      if (!rule) return unreadable(faults, `${at}.${name}`, `is no operator here; known are ${[...known.keys()].join(', ')}`) ?? [];
      const read = given === null ? unreadable(faults, `${at}.${name}`, 'must not be null') : rule.check(given, `${at}.${name}`, faults);
      return read === undefined ? [] : [{ field, operator: rule.operator, value: read }];
    });
  };
}

export const texts = advanced(text({ max: 10_000 }), [...EQUALITY, 'like']);
export const keys = advanced(key, EQUALITY);
export const integers = advanced(int32(), ORDER);
export const dates = advanced(dateTime, ORDER);
export const words = (values: readonly string[]): ConditionReader => advanced(oneOf(values), [...EQUALITY, 'like']);
/** A property without operators. */
export const exactly = (check: Check<Scalar>): ConditionReader => advanced(check, []);

/** The property filters the column of the same name, or `column`. */
export function own(reader: ConditionReader, column?: string): FilterField {
  return (value, at, faults) => reader(column ?? lastName(at), value, at, faults).map((condition) => ({ kind: 'own', condition }));
}

/** A plain value that bounds a column. */
export function bound(check: Check<Scalar>, column: string, operator: Operator): FilterField {
  return (value, at, faults) => {
    const read = check(value, at, faults);
    return read === undefined ? [] : [{ kind: 'own', condition: { field: column, operator, value: read } }];
  };
}

/** The property filters records that belong to this one: one of them fulfils all, `$exists` asks whether there is any. */
export function relatedBy(relation: string, column: string, reader: ConditionReader): FilterField {
  return (value, at, faults) => {
    const conditions = reader(column, value, at, faults);
    const all = conditions.filter(({ operator }) => operator !== 'exists');
    const existing = conditions.filter(({ operator }) => operator === 'exists').map((one): Clause => ({ kind: 'related', relation, all: [], absent: one.value === false }));
    return all.length === 0 ? existing : [...existing, { kind: 'related', relation, all }];
  };
}

/** `[{ name, value }]`: each must be found among the related variables. */
export function variablesBy(relation: string): FilterField {
  return (value, at, faults) => {
    if (!Array.isArray(value)) return unreadable(faults, at, 'must be an array') ?? [];
    return value.flatMap((one: unknown, index): Clause[] => {
      const place = `${at}[${index}]`;
      if (!isObject(one)) return unreadable(faults, place, 'must be an object') ?? [];
      const name = text({ min: 1 })(one['name'], `${place}.name`, faults);
      if (one['value'] === undefined || one['value'] === null) return unreadable(faults, `${place}.value`, 'is required') ?? [];
      const values = texts('value', one['value'], `${place}.value`, faults);
      return name === undefined ? [] : [{ kind: 'related', relation, all: [{ field: 'name', operator: 'eq', value: name }, ...values] }];
    });
  };
}

/** A list of texts that must all be in the column. */
export const allOf = (column: string): FilterField => (value, at, faults) =>
  (list(text(), { max: 10 })(value, at, faults) ?? []).map((one) => ({ kind: 'own', condition: { field: column, operator: 'eq', value: one } }));

/** A boolean: true means that such a related record exists, false that none does. */
export function hasRelated(relation: string, all: readonly Condition[], absentWhen: boolean): FilterField {
  return (value, at, faults) => {
    const read = flag(value, at, faults);
    return read === undefined ? [] : [{ kind: 'related', relation, all, absent: read === absentWhen }];
  };
}

/** Something this engine never has: only "does not exist" fits. */
export const nothingHas = (reader: ConditionReader): FilterField => (value, at, faults) => {
  const conditions = reader(lastName(at), value, at, faults);
  const fits = conditions.every((one) => (one.operator === 'exists' ? one.value === false : one.operator === 'neq' || one.operator === 'notIn'));
  return fits ? [] : [{ kind: 'none' }];
};

type Related = Extract<Clause, { kind: 'related' }>;

/** Filters about one element, or about one incident: all of them must fit the same one. Variables are looked for one by one. */
const ABOUT_THE_SAME: ReadonlySet<string> = new Set(['elementInstances', 'incidents']);
const isAboutTheSame = (clause: Clause): clause is Related => clause.kind === 'related' && !clause.absent && clause.all.length > 0 && ABOUT_THE_SAME.has(clause.relation);

function joined(clauses: readonly Clause[]): Clause[] {
  const byRelation = Map.groupBy(clauses.filter(isAboutTheSame), ({ relation }) => relation);
  const together = [...byRelation].map(([relation, all]): Clause => ({ kind: 'related', relation, all: all.flatMap((one) => one.all) }));
  return [...clauses.filter((clause) => !isAboutTheSame(clause)), ...together];
}

const lastName = (at: string): string => at.slice(at.lastIndexOf('.') + 1);

/** Reads a filter object. Properties it does not know are ignored, as the cluster does; `$or` where the resource has it. */
export function readFilter(fields: FilterFields, value: unknown, at: string, faults: Fault[], or = false): Clause[] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) return unreadable(faults, at, 'must be an object') ?? [];
  const clauses = joined(Object.entries(fields).flatMap(([name, field]) => {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    return given === undefined || given === null ? [] : field(given, `${at}.${name}`, faults);
  }));
  const branches = or ? value['$or'] : undefined;
  return branches === undefined || branches === null ? clauses : [...clauses, ...readBranches(fields, branches, `${at}.$or`, faults)];
}

const MOST_BRANCHES = 100;

function readBranches(fields: FilterFields, value: unknown, at: string, faults: Fault[]): Clause[] {
  if (!Array.isArray(value)) return unreadable(faults, at, 'must be an array') ?? [];
  if (value.length === 0) return [];
  if (value.length > MOST_BRANCHES) return unacceptable(faults, at, `must have at most ${MOST_BRANCHES} elements`) ?? [];
  return [{ kind: 'anyOf', branches: value.map((one, index) => readFilter(fields, one, `${at}[${index}]`, faults)) }];
}
