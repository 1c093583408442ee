import type { Schema, SpecifiedOperation, Specification } from './specification.js';

/** One member of a request body with a value of another type, and the name that the refusal must tell. */
export interface WrongValue {
  readonly operation: SpecifiedOperation;
  readonly body: object;
  readonly names: string;
}

const wrongFor = ({ type }: Schema): unknown => (type === 'string' ? 5 : type === 'array' || type === 'object' ? 5 : { not: 'this' });

/** A text that is no word of an enumeration, no date and no key, where one of these is asked for. */
function wrongWord(parts: readonly Schema[]): string | undefined {
  const isAsked = parts.some((part) => part['enum'] !== undefined || part['format'] === 'date-time' || part['pattern'] === '^-?[0-9]+$');
  return isAsked ? 'NO_SUCH_WORD' : undefined;
}

const at = (path: readonly string[], value: unknown): object =>
  path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value) as object;

/** Members of a schema with those of all its parts. */
function members(specification: Specification, schema: Schema): [string, Schema][] {
  const parts = specification.parts(schema);
  return [...new Map(parts.flatMap((part) => Object.entries((part['properties'] ?? {}) as Record<string, Schema>))).entries()];
}

/** What a value is, behind references and combinations. */
const kindOf = (specification: Specification, schema: Schema): Schema => specification.parts(schema).find((part) => part['type'] !== undefined) ?? {};

class WrongMembers {
  constructor(private readonly specification: Specification, private readonly operation: SpecifiedOperation) {}

  all(): WrongValue[] {
    return members(this.specification, this.operation.body!.schema).flatMap(([name, schema]) => (name === 'filter' ? this.filter(schema) : this.plain([name], schema)));
  }

  private filter(schema: Schema): WrongValue[] {
    return members(this.specification, schema).flatMap(([field, one]) => {
      const operators = members(this.specification, one).filter(([operator]) => operator.startsWith('$'));
      if (operators.length === 0) return this.plain(['filter', field], one);
      const equals = operators.find(([operator]) => operator === '$eq');
      const word = equals ? wrongWord(this.specification.parts(equals[1])) : undefined;
      const words = word === undefined ? [] : [this.wrong(['filter', field], word), this.wrong(['filter', field, '$eq'], word)];
      return [...words, this.wrong(['filter', field], [5]), ...operators.map(([operator]) => this.wrong(['filter', field, operator], operator === '$exists' ? 'x' : { not: 'this' }))];
    });
  }

  private plain(path: readonly string[], schema: Schema): WrongValue[] {
    const word = wrongWord(this.specification.parts(schema));
    return [this.wrong(path, wrongFor(kindOf(this.specification, schema))), ...(word === undefined ? [] : [this.wrong(path, word)])];
  }

  private wrong(path: readonly string[], value: unknown): WrongValue {
    return { operation: this.operation, body: at(path, value), names: path.join('.') };
  }
}

/** For every operation with a JSON body: each member of it, each member of its filter, and each operator there, with a value of another type, or with a word that is none. */
export function wrongValues(specification: Specification, operations: readonly SpecifiedOperation[]): WrongValue[] {
  return operations.filter(({ body }) => body?.contentType === 'application/json').flatMap((operation) => new WrongMembers(specification, operation).all());
}

/** Every field that a search may be sorted by. */
export function sortFields(specification: Specification, operation: SpecifiedOperation): string[] {
  const sort = operation.body ? members(specification, operation.body.schema).find(([name]) => name === 'sort') : undefined;
  const field = sort ? members(specification, (specification.resolve(sort[1])['items'] ?? {}) as Schema).find(([name]) => name === 'field') : undefined;
  return field ? ((specification.resolve(field[1])['enum'] ?? []) as string[]) : [];
}
