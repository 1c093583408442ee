import fc from 'fast-check';

/** The part of an API description (OpenAPI 3) that tells what a request may hold. */
export interface ApiDescription {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

interface Operation {
  parameters?: { name: string; in: 'path' | 'query' | 'header'; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}

interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  format?: string;
}

export interface RandomRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | undefined;
}

const KNOWN_IDS = ['CHG-1', 'SVC-1', 'GOAL-1', 'PRJ-1', 'change-normal', 'change-risk', 'admin', '1', '2251799813685249'];
const ODD_TEXTS = ['', ' ', '\u0000', '\ud800', '__proto__', 'constructor', "'; drop table tollgate.change; --", '%', '\\', '../../etc/passwd', '${7*7}', '=1/0', '<script>alert(1)</script>', '🏔'.repeat(50), 'x'.repeat(5_000), '9'.repeat(40), '-1', '1e400', 'NaN', '2026-W01T00:00:00Z', '2026-02-30T00:00:00Z', '+275760-09-13T00:00:00Z'];
const ODD_VALUES: unknown[] = [null, true, false, 0, -1, 1.5, 1e308, [], {}, [[]], [null], { length: 1e9 }, { toString: 1 }, { then: 1 }, Array.from({ length: 300 }, () => 'SVC-1')];

const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary', maxLength: 30 }));
const oddValue: fc.Arbitrary<unknown> = fc.oneof(oddText, fc.constantFrom(...ODD_VALUES), fc.jsonValue({ maxDepth: 3 }));
const forgedCursor = fc.array(fc.oneof(oddText, fc.integer(), fc.double(), fc.constant(null)), { maxLength: 3 }).map((position) => Buffer.from(JSON.stringify(position)).toString('base64url'));

/** Requests to one operation: mostly what its description permits, with something odd here and there. */
export function requestsTo(method: string, path: string, { parameters = [], requestBody }: Operation, api: ApiDescription): fc.Arbitrary<RandomRequest> {
  const among = (place: string) => parameters.filter((parameter) => parameter.in === place);
  const schema = Object.values(requestBody?.content ?? {})[0]?.schema;
  return fc.record({
    path: fc.tuple(...among('path').map(() => pathValue)).map((values) => among('path').reduce((text, { name }, index) => text.replace(`{${name}}`, encoded(values[index] ?? '')), path)),
    query: fc.tuple(...among('query').map((parameter) => fc.option(queryValue(parameter.name, parameter.schema, api), { nil: undefined }))).map((values) => queryOf(among('query').map(({ name }) => name), values)),
    headers: fc.record({ 'if-match': fc.constantFrom('"1"', '"2"', '*', '"x"', '1'), 'idempotency-key': fc.constantFrom('a', 'b', 'c', 'x'.repeat(300)) }, { requiredKeys: [] }),
    body: method === 'GET' ? fc.constant(undefined) : bodyText(schema, api),
  }).map(({ path: address, query, headers, body }) => ({ method, path: `${address}${query}`, headers: headers as Record<string, string>, body }));
}

const pathValue = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...KNOWN_IDS) }, oddText);

function queryValue(name: string, schema: Schema, api: ApiDescription): fc.Arbitrary<string> {
  const usual = name === 'cursor' ? forgedCursor : valid(schema, api).map(String);
  return fc.oneof({ weight: 3, arbitrary: usual }, oddText);
}

function bodyText(schema: Schema | undefined, api: ApiDescription): fc.Arbitrary<string | undefined> {
  const whole = schema ? valid(schema, api) : fc.constant({});
  const altered = fc.tuple(whole, fc.dictionary(oddText, oddValue, { maxKeys: 2 })).map(([body, strange]) => JSON.stringify({ ...(body as object), ...strange }));
  return fc.oneof({ weight: 6, arbitrary: whole.map((body) => JSON.stringify(body)) }, altered, oddValue.map((value) => JSON.stringify(value)), oddText, fc.constant(undefined));
}

/** What the schema permits, at its word; a member in four is odd or missing. */
function valid(schema: Schema, api: ApiDescription): fc.Arbitrary<unknown> {
  if (schema.$ref) return valid(api.components.schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {}, api);
  if (schema.properties) {
    const members = Object.entries(schema.properties).map(([name, member]) => [name, fc.oneof({ weight: 5, arbitrary: valid(member, api) }, oddValue)] as const);
    return fc.oneof({ weight: 3, arbitrary: fc.record(Object.fromEntries(members)) }, fc.record(Object.fromEntries(members), { requiredKeys: [] }));
  }
  if (schema.enum) return fc.constantFrom(...schema.enum);
  return (OF_TYPE[schema.type ?? ''] ?? (() => oddValue))(schema, api);
}

const OF_TYPE: Readonly<Record<string, (schema: Schema, api: ApiDescription) => fc.Arbitrary<unknown>>> = {
  string: ({ format }) => (format === 'date-time' ? fc.date({ noInvalidDate: true }).map((date) => date.toISOString()) : fc.oneof(fc.constantFrom(...KNOWN_IDS), fc.string({ maxLength: 40 }))),
  number: () => fc.oneof(fc.integer({ min: 1, max: 200 }), fc.double()),
  integer: () => fc.integer(),
  boolean: () => fc.boolean(),
  array: ({ items = {} }, api) => fc.array(valid(items, api), { maxLength: 4 }),
  object: () => fc.dictionary(fc.string({ maxLength: 10 }), oddValue, { maxKeys: 4 }),
};

function queryOf(names: readonly string[], values: readonly (string | undefined)[]): string {
  const pairs = names.flatMap((name, index) => (values[index] === undefined ? [] : [`${name}=${encoded(values[index])}`]));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

/** Half characters have no encoding; they go as a byte that is none of UTF-8. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) || '%20' : '%ed%a0%80';
}
