import type { Clause, Condition, Operator, Scalar } from './search-query.js';
import { SQL_TYPES, type SearchField, type SearchView } from './search-view.js';

/** Collects values and hands out their places: `$1::bigint`. No value ever becomes part of the text. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown, type: string): string {
    this.values.push(value);
    return `$${this.values.length}::${type}`;
  }
}

type Compare = (field: SearchField, value: Condition['value'], parameters: Parameters) => string;

const scalar = (sign: string): Compare => (field, value, parameters) =>
  `${field.sql} ${sign} ${parameters.add(value, SQL_TYPES[field.kind])}`;

const listOf = (value: Condition['value']): readonly Scalar[] => (Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar]);

/** One value is as good as equal: an index then gives the rows of that value in order. */
function oneOf(field: SearchField, value: Condition['value'], parameters: Parameters): string {
  const values = listOf(value);
  const [only] = values;
  return values.length === 1 && only !== undefined ? scalar('=')(field, only, parameters) : `${field.sql} = ANY(${parameters.add(values, `${SQL_TYPES[field.kind]}[]`)})`;
}

const SCALARS: Record<Operator, Compare> = {
  eq: scalar('='),
  neq: (field, value, parameters) => `${field.sql} IS DISTINCT FROM ${parameters.add(value, SQL_TYPES[field.kind])}`,
  exists: (field, value) => `${field.sql} IS ${value === true ? 'NOT ' : ''}NULL`,
  gt: scalar('>'),
  gte: scalar('>='),
  lt: scalar('<'),
  lte: scalar('<='),
  in: oneOf,
  notIn: (field, value, parameters) =>
    `(${field.sql} IS NULL OR ${field.sql} <> ALL(${parameters.add(value, `${SQL_TYPES[field.kind]}[]`)}))`,
  like: (field, value, parameters) => `${field.sql} LIKE ${parameters.add(likePattern(String(value)), 'text')}`,
};

const overlaps: Compare = (field, value, parameters) => `${field.sql} && ${parameters.add(listOf(value), 'text[]')}`;
const unsupported: Compare = (field) => {
  throw new Error(`operator not usable on ${field.sql}`);
};

const LISTS: Record<Operator, Compare> = {
  eq: (field, value, parameters) => `${field.sql} @> ${parameters.add(listOf(value), 'text[]')}`,
  neq: (field, value, parameters) => `NOT (${overlaps(field, value, parameters)})`,
  exists: (field, value) => `cardinality(${field.sql}) ${value === true ? '>' : '='} 0`,
  in: overlaps,
  notIn: (field, value, parameters) => `NOT (${overlaps(field, value, parameters)})`,
  like: (field, value, parameters) =>
    `EXISTS (SELECT 1 FROM unnest(${field.sql}) AS item WHERE item LIKE ${parameters.add(likePattern(String(value)), 'text')})`,
  gt: unsupported,
  gte: unsupported,
  lt: unsupported,
  lte: unsupported,
};

/** `*` any text, `?` one character, both escapable by a backslash; everything else stands for itself. */
export function likePattern(pattern: string): string {
  return pattern.replace(/\\([\s\S])|[*?%_\\]/g, (found: string, escaped: string | undefined) => {
    if (escaped !== undefined) return /[%_\\]/.test(escaped) ? `\\${escaped}` : escaped;
    return found === '*' ? '%' : found === '?' ? '_' : `\\${found}`;
  });
}

function condition(fields: SearchView['fields'], one: Condition, parameters: Parameters): string {
  const field = fields[one.field];
  if (!field) throw new Error(`unknown field ${one.field}`);
  return (field.kind === 'list' ? LISTS : SCALARS)[one.operator](field, one.value, parameters);
}

type Filtered = Pick<SearchView, 'fields' | 'relations'>;

function clause(view: Filtered, one: Clause, parameters: Parameters): string {
  switch (one.kind) {
    case 'own':
      return condition(view.fields, one.condition, parameters);
    case 'related': {
      const relation = view.relations?.[one.relation];
      if (!relation) throw new Error(`unknown relation ${one.relation}`);
      const all = [relation.on, ...one.all.map((each) => condition(relation.fields, each, parameters))].join(' AND ');
      return `${one.absent ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${relation.from} WHERE ${all})`;
    }
    case 'anyOf':
      return `(${one.branches.map((branch) => `(${predicate(view, branch, parameters)})`).join(' OR ')})`;
    case 'none':
      return 'false';
  }
}

/** The WHERE text for all clauses together; `true` when there are none. */
export function predicate(view: Filtered, where: readonly Clause[], parameters: Parameters): string {
  return where.length === 0 ? 'true' : where.map((one) => clause(view, one, parameters)).join(' AND ');
}
