import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Operation } from './operations.js';

/** A schema of the document, or a part of it: JSON as it stands there. */
export type Schema = Readonly<Record<string, unknown>>;

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Schema;
}

export interface SpecifiedOperation extends Operation {
  readonly parameters: readonly Parameter[];
  /** Content type and schema of the body; null when there is none. */
  readonly body: { readonly contentType: string; readonly schema: Schema } | null;
  /** `status` → content type → schema. */
  readonly responses: Readonly<Record<string, Readonly<Record<string, Schema>>>>;
}

/** Where the API document lies: told by `CAMUNDA_REST_API`, else beside the project. Nothing when it is not there. */
export function documentFile(): string | undefined {
  const file = process.env['CAMUNDA_REST_API'] ?? '../shared/camunda/rest-api-8.9.json';
  return existsSync(file) ? file : undefined;
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const schemas = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

/** The document with its references followed; answers whether an answer is one it describes. */
export class Specification {
  readonly operations: readonly SpecifiedOperation[];
  private readonly document: Schema;
  private readonly ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false, unicodeRegExp: true, inlineRefs: false });
  private readonly validators = new Map<Schema, ValidateFunction>();

  constructor(file: string) {
    this.document = JSON.parse(readFileSync(file, 'utf8')) as Schema;
    this.operations = Object.entries(this.document['paths'] as Record<string, Record<string, Schema>>).flatMap(([path, methods]) =>
      Object.entries(methods).filter(([, one]) => isSchema(one) && 'operationId' in one).map(([method, one]) => this.operation(path, method.toUpperCase(), one)));
  }

  /** The schema behind a reference, or the schema itself. */
  resolve(schema: Schema): Schema {
    let found = schema;
    while (typeof found['$ref'] === 'string') {
      const steps = found['$ref'].slice(2).split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
      found = steps.reduce<unknown>((at, step) => (at as Schema)[step], this.document) as Schema;
    }
    return found;
  }

  /** What is wrong with an answer of this operation; empty when it is as described. */
  faults(operation: SpecifiedOperation, status: number, contentType: string, body: string): string[] {
    const described = operation.responses[String(status)];
    if (!described) return [];
    const types = Object.keys(described);
    const type = types.find((one) => contentType.startsWith(one));
    if (type === undefined) return types.length === 0 ? (body === '' ? [] : ['a body where none is described']) : [`content type '${contentType}', not ${types.join(' or ')}`];
    if (!type.includes('json') || type.includes('problem')) return [];
    const schema = described[type]!;
    if (this.resolve(schema)['type'] === 'string') return [];
    const value: unknown = JSON.parse(body);
    return [...this.mismatches(schema, value), ...this.undescribed([schema], value, '')];
  }

  private mismatches(schema: Schema, value: unknown): string[] {
    const validate = this.validators.get(schema) ?? this.ajv.compile(this.asJsonSchema(schema, new Map()) as object);
    this.validators.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`);
  }

  /** Properties of an answer that none of its schemas names. */
  private undescribed(all: readonly Schema[], value: unknown, at: string): string[] {
    const parts = all.flatMap((one) => this.parts(one));
    if (Array.isArray(value)) {
      const items = parts.flatMap((part) => schemas([part['items']]));
      return value.flatMap((one, index) => this.undescribed(items, one, `${at}/${index}`));
    }
    if (!isSchema(value) || parts.some((part) => part['additionalProperties'] !== undefined && part['additionalProperties'] !== false)) return [];
    return Object.entries(value).flatMap(([name, one]) => {
      const named = parts.flatMap((part) => schemas([(part['properties'] as Schema | undefined)?.[name]]));
      return named.length === 0 ? [`${at}/${name} is not described`] : this.undescribed(named, one, `${at}/${name}`);
    });
  }

  /** A schema with all that it is combined of. */
  parts(schema: Schema): Schema[] {
    const own = this.resolve(schema);
    return [own, ...['allOf', 'oneOf', 'anyOf'].flatMap((word) => schemas(own[word])).flatMap((one) => this.parts(one))];
  }

  /** OpenAPI 3.0 → JSON Schema: references followed, `nullable` spelt out, `oneOf` read as any of. Bodies here never contain themselves. */
  private asJsonSchema(schema: Schema, known: Map<Schema, Schema>): Schema {
    const own = this.resolve(schema);
    const done = known.get(own);
    if (done) return done;
    const made: Record<string, unknown> = {};
    for (const [word, value] of Object.entries(own)) Object.assign(made, this.translated(word, value, known));
    const result = own['nullable'] === true ? { anyOf: [{ type: 'null' }, made] } : made;
    known.set(own, result);
    return result;
  }

  private translated(word: string, value: unknown, known: Map<Schema, Schema>): Schema {
    if (/^(x-|example|format|nullable|discriminator|description|title|default|deprecated|externalDocs|readOnly|writeOnly)/.test(word)) return {};
    if (word === 'properties') return { properties: Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, one]) => [name, this.asJsonSchema(one, known)])) };
    if (word === 'items' || (word === 'additionalProperties' && isSchema(value))) return { [word]: this.asJsonSchema(value as Schema, known) };
    if (word === 'allOf' || word === 'oneOf' || word === 'anyOf') return { [word === 'allOf' ? 'allOf' : 'anyOf']: schemas(value).map((one) => this.asJsonSchema(one, known)) };
    return { [word]: value };
  }

  private operation(path: string, method: string, given: Schema): SpecifiedOperation {
    const responses = Object.entries(given['responses'] as Record<string, Schema>).map(([status, one]) => [status, this.contents(this.resolve(one))] as const);
    const contents = isSchema(given['requestBody']) ? Object.entries(this.contents(this.resolve(given['requestBody']))) : [];
    const [first] = contents;
    return {
      id: given['operationId'] as string, method, path, statuses: responses.map(([status]) => Number(status)),
      parameters: schemas(given['parameters']).map((one) => this.parameter(this.resolve(one))),
      body: first ? { contentType: first[0], schema: first[1] } : null,
      responses: Object.fromEntries(responses),
    };
  }

  private parameter(given: Schema): Parameter {
    return { name: given['name'] as string, in: given['in'] as string, required: given['required'] === true, schema: given['schema'] as Schema };
  }

  private contents(given: Schema): Record<string, Schema> {
    return Object.fromEntries(Object.entries((given['content'] ?? {}) as Record<string, Schema>).map(([type, one]) => [type, (one['schema'] ?? {}) as Schema]));
  }
}
