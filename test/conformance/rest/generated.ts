import fc from 'fast-check';
import type { Schema, SpecifiedOperation, Specification } from './specification.js';

/** A request made from the document: mostly as described, with some of it spoilt. */
export interface GeneratedRequest {
  /** Its id. */
  readonly operation: string;
  /** Behind `/v2`, with the query; keys that stand for known ones are `KEY:<name>:<n>`. */
  readonly address: string;
  readonly contentType: string | undefined;
  readonly body: string | readonly FormPart[] | undefined;
}

export interface FormPart {
  readonly name: string;
  readonly value: string;
  readonly file: string | undefined;
}

type Values = fc.Arbitrary<unknown>;
const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const NEWEST = 30;
const keysNamed = (name: string): Values => fc.oneof(
  { weight: 12, arbitrary: fc.nat(NEWEST).map((index) => `KEY:${name}:${index}`) },
  { weight: 1, arbitrary: fc.constantFrom('1', '-5', '9223372036854775807', '9223372036854775808', '1e3', 'x', '0') },
);
const words = fc.constantFrom(
  'fuzzed', 'fuzz-work', 'paid', 'fuzz-form', 'change-risk', 'decide', 'work', 'k', '<default>', 'ada', 'state', '=1 + 1', '=key', '*', 'fu?z*', '"b"', 'PT1M', 'E1', 'complete', 'userTask',
);
const hostileWords = fc.constantFrom('', ' ', '\u0000', '\ud800', '😀', '__proto__', 'constructor', `'; DROP TABLE engine.jobs; --`, '%', '\\', '${1}', '=1 +', '2026-02-30T00:00:00Z', 'x'.repeat(300), '[]', '{}');
const instants = fc.constantFrom('2026-01-31T10:00:00Z', '2027-12-31T23:59:59.999+14:00', '2026-01-31T10:00:00.123456789Z', '2000-02-29T00:00:00-11:00[America/New_York]');
const hostile: Values = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, hostileWords, fc.constantFrom(true, false, null, -1, 0, 0.5, 1e308, -0, 2 ** 31, 2 ** 53, 10_001), fc.array(tie('any'), { maxLength: 2 }), fc.dictionary(fc.oneof(words, hostileWords), tie('any'), { maxKeys: 2, noNullPrototype: true })),
})).any;
const anything: Values = fc.oneof(words, fc.integer({ min: -3, max: 300 }), fc.boolean(), fc.constant(null), fc.array(words, { maxLength: 2 }), fc.dictionary(words, fc.integer(), { maxKeys: 2, noNullPrototype: true }));

/** Values that find something, or do not make a request wait long. */
const FITTING: Readonly<Record<string, readonly unknown[]>> = {
  tenantId: ['<default>'], processDefinitionId: ['fuzzed'], requestTimeout: [-1, 1, 20], type: ['fuzz-work', 'userTask'], jobType: ['fuzz-work'], name: ['paid'], messageName: ['paid'],
  decisionDefinitionId: ['change-risk'], expression: ['=1 + a', '=key', '=fuzzed.b'], timestamp: [1_800_000_000_000, 1_900_000_000_000, 0], elementId: ['work', 'decide'], afterElementId: ['work'], processDefinitionVersion: [-1, 1], documentId: ['fuzzed', 'paid'], storeId: ['database', ''], contentHash: [''],
};

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Schema[] => (Array.isArray(value) ? value.filter(isSchema) : []);

const sometimes = (value: Values, present: number, absent: number): Values =>
  fc.oneof({ weight: present, arbitrary: value }, { weight: absent, arbitrary: fc.constant(undefined) });

/** Makes values from schemas; one in `spoilt` places holds something else. */
class SchemaValues {
  constructor(private readonly specification: Specification, private readonly spoilt: number) {}

  of(given: Schema, depth = 0, name = ''): Values {
    return fc.oneof({ weight: this.spoilt, arbitrary: this.fitting(given, depth, name) }, { weight: 1, arbitrary: hostile });
  }

  /** The value of a member or parameter with this name. */
  member(name: string, schema: Schema): Values {
    return this.named(name, schema, 0);
  }

  private fitting(given: Schema, depth: number, name: string): Values {
    const schema = this.merged(given);
    if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
    const choices = [...listOf(schema['oneOf']), ...listOf(schema['anyOf'])];
    if (choices.length > 0) return depth > 6 ? words : fc.oneof(...choices.map((one) => this.of(one, depth + 1, name)));
    if (schema['type'] === 'array') return fc.array(this.of((schema['items'] as Schema | undefined) ?? {}, depth + 1, name), { maxLength: 2 });
    if (schema['type'] === 'object' || schema['properties'] !== undefined) return this.object(schema, depth);
    return this.scalar(name, schema);
  }

  private object(schema: Schema, depth: number): Values {
    const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>);
    if (properties.length === 0) return fc.dictionary(words, anything, { maxKeys: 3, noNullPrototype: true });
    if (depth > 6) return fc.constant({});
    const needed = new Set((schema['required'] ?? []) as string[]);
    // Few of many optional ones: a request with all of them would find nothing.
    const [present, absent] = properties.length > 8 ? [1, 8] : [1, 1];
    const member = ([name, one]: [string, Schema]): [string, Values] => [name, sometimes(this.named(name, one, depth), ...(needed.has(name) ? [this.spoilt, 1] as const : [present, absent] as const))];
    return fc.record(Object.fromEntries(properties.map(member)));
  }

  private named(name: string, schema: Schema, depth: number): Values {
    const fitting = FITTING[name];
    const isScalar = this.merged(schema)['type'] === 'string' || this.merged(schema)['type'] === 'integer';
    if (fitting && isScalar) return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: this.of(schema, depth + 1, name) });
    if (name === 'variables' && this.merged(schema)['type'] === 'object') return fc.dictionary(fc.oneof(words, hostileWords), anything, { maxKeys: 3, noNullPrototype: true });
    return this.of(schema, depth + 1, name.startsWith('$') ? '' : name);
  }

  private scalar(name: string, { type, format, pattern, minimum = -3 }: Schema): Values {
    if (type === 'boolean') return fc.boolean();
    if (type === 'integer' || type === 'number') return fc.integer({ min: minimum as number, max: 120 });
    if (format === 'date-time') return instants;
    if (format === 'base64') return fc.constantFrom('', 'ada', 'QUJD');
    if (pattern === '^-?[0-9]+$' || /Key$/.test(String(format))) return keysNamed(name.endsWith('Key') ? name : lowerFirst(String(format)));
    if (format === 'binary') return words;
    return type === 'string' ? words : anything;
  }

  /** A schema with what it is all of. */
  private merged(given: Schema): Schema {
    const own = this.specification.resolve(given);
    const parts = listOf(own['allOf']).map((one) => this.merged(one));
    const properties = Object.assign({}, ...[...parts, own].map((one) => one['properties'] ?? {})) as Schema;
    const required = [...parts, own].flatMap((one) => (one['required'] ?? []) as string[]);
    return { ...Object.assign({}, ...parts, own) as Schema, allOf: undefined, ...(Object.keys(properties).length > 0 ? { properties, required } : {}) };
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function addressOf(operation: SpecifiedOperation, values: SchemaValues): fc.Arbitrary<string> {
  const parameters = fc.tuple(...operation.parameters.map((one) => (one.required ? values.member(one.name, one.schema) : fc.option(values.member(one.name, one.schema), { nil: undefined })).map((value) => ({ one, value }))));
  return parameters.map((chosen) => {
    const inPath = (path: string, { name }: { name: string }, value: unknown): string => path.replace(`{${name}}`, encodeURIComponent(asText(value).toWellFormed()) || '0');
    const path = chosen.filter(({ one }) => one.in === 'path').reduce((made, { one, value }) => inPath(made, one, value), operation.path);
    const query = chosen.filter(({ one, value }) => one.in === 'query' && value !== undefined).map(({ one, value }) => `${one.name}=${encodeURIComponent(asText(value).toWellFormed())}`);
    return query.length > 0 ? `${path}?${query.join('&')}` : path;
  });
}

const brokenJson = fc.constantFrom('{', '[1,', 'null', '"text"', '7', '{"a":1}}', '', '{"a":"\u0001"}');

const DEPLOYABLE = [
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t"><bpmn:process id="tiny" isExecutable="true"><bpmn:startEvent id="s"/></bpmn:process></bpmn:definitions>',
  '{"id":"tiny-form","type":"default","components":[]}', '{"id":"tiny-robot"}', '<no model', '', '\ud800',
];

function partsOf(schema: Schema, values: SchemaValues, specification: Specification): fc.Arbitrary<readonly FormPart[]> {
  const properties = Object.entries(specification.resolve(schema)['properties'] as Record<string, Schema>);
  const isFile = (one: Schema): boolean => JSON.stringify(specification.resolve(one)).includes('binary');
  const fileNames = fc.constantFrom('a.bpmn', 'a.dmn', 'a.form', 'a.rpa', 'a.txt', '');
  const part = ([name, one]: [string, Schema]): fc.Arbitrary<FormPart> =>
    fc.tuple(name === 'resources' ? fc.constantFrom(...DEPLOYABLE) : values.member(name, one).map(asText), fileNames).map(([value, file]) => ({ name, value: value.toWellFormed(), file: isFile(one) ? file : undefined }));
  return fc.array(fc.oneof(...properties.map(part)), { maxLength: 4 });
}

function bodyOf(operation: SpecifiedOperation, values: SchemaValues, specification: Specification): fc.Arbitrary<Pick<GeneratedRequest, 'contentType' | 'body'>> {
  if (!operation.body) return fc.constant({ contentType: undefined, body: undefined });
  const { schema, contentType } = operation.body;
  if (contentType.startsWith('multipart')) return partsOf(schema, values, specification).map((body) => ({ contentType: undefined, body }));
  const json = values.of(schema).map((value) => JSON.stringify(value));
  return fc.oneof(
    { weight: 40, arbitrary: json.map((body) => ({ contentType: 'application/json', body })) },
    { weight: 1, arbitrary: brokenJson.map((body) => ({ contentType: 'application/json', body })) },
    { weight: 1, arbitrary: json.map((body) => ({ contentType: 'text/plain', body })) },
    { weight: 1, arbitrary: fc.constant({ contentType: undefined, body: undefined }) },
  );
}

/** Any request to any operation of the document, one in about `spoilt` values of it wrong; the operations that are there come more often. */
export function requestsOf(specification: Specification, isThere: (operation: SpecifiedOperation) => boolean, spoilt = 40): fc.Arbitrary<GeneratedRequest> {
  const values = new SchemaValues(specification, spoilt);
  return fc.oneof(...specification.operations.map((operation) => ({
    weight: isThere(operation) ? 8 : 1,
    arbitrary: fc.tuple(addressOf(operation, values), bodyOf(operation, values, specification)).map(([address, rest]) => ({ operation: operation.id, address, ...rest })),
  })));
}

/** Keys by the names of the properties that answers had them in, so that requests find something. */
export class KnownKeys {
  private readonly byName = new Map<string, Set<string>>();

  /** Remembers the keys of an answer. */
  learn(text: string): void {
    for (const [, name, key] of text.matchAll(/"(\w+Key)":"([\d-]+)"/g)) this.remember(this.named(name!), key!);
  }

  /** Puts known keys in the places of `KEY:<name>:<n>`, the newest for 0. */
  fill(text: string): string {
    return text.replaceAll(/KEY(?::|%3A)(\w*)(?::|%3A)(\d+)/g, (_, name: string, index: string) => [...this.named(name)].at(-1 - Number(index)) ?? '2251799813685249');
  }

  private remember(keys: Set<string>, key: string): void {
    keys.add(key);
    const [oldest] = keys;
    if (keys.size > 2 * NEWEST) keys.delete(oldest!);
  }

  private named(name: string): Set<string> {
    const keys = this.byName.get(name) ?? new Set();
    this.byName.set(name, keys);
    return keys;
  }
}
