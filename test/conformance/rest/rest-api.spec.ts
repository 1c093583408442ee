import { startTestEngine, type TestEngine } from '#test/engine';
import { isExpected, LATER, OFFERED, operationAt, operationsOf } from './operations.js';
import { recordedClient, type Exchange } from './recording.js';
import { documentFile, Specification, type SpecifiedOperation } from './specification.js';
import { Tour } from './tour.js';
import { sortFields, wrongValues, type WrongValue } from './wrong-values.js';

const CREDENTIAL = 'tester:secret';
const AUTHORIZATION = `Basic ${Buffer.from(CREDENTIAL).toString('base64')}`;
const offered = operationsOf(OFFERED);
const later = operationsOf(LATER);
const all = [...offered, ...later];

const document = documentFile();
const specification = document === undefined ? undefined : new Specification(document);
if (specification === undefined) process.stderr.write('SKIPPED: the API document is not beside the project (CAMUNDA_REST_API names it); the operations of our own table are tried all the same\n');

describe('the REST API', () => {
  let engine: TestEngine;
  let exchanges: readonly Exchange[];

  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true, credential: CREDENTIAL });
    const [checked, unchecked] = [true, false].map((strict) => recordedClient({ address: engine.address, credential: CREDENTIAL, strict }));
    await new Tour(checked!.client, unchecked!.client, () => Date.now()).take();
    exchanges = [...checked!.exchanges, ...unchecked!.exchanges];
  });
  afterAll(() => engine.stop());

  const send = async (method: string, path: string) => {
    const response = await fetch(`${engine.address}/v2${path.replaceAll(/\{\w+\}/g, '1')}`, { method, headers: { authorization: AUTHORIZATION } });
    return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
  };

  it('should offer every operation to the published client, which accepts every answer', () => {
    const met = new Set(exchanges.map(({ method, path }) => operationAt(all, method, path)?.id));
    expect(offered.map(({ id }) => id).filter((id) => !met.has(id))).toEqual([]);
  });

  it('should answer a tour through it with the statuses of each operation and no failure', () => {
    const wrong = exchanges.filter(({ method, path, status }) => !isExpected(operationAt(all, method, path)!, status));
    expect(wrong).toEqual([]);
    expect(exchanges.filter(({ status }) => status >= 400)).toEqual([]);
  });

  it('should know the address of every operation', async () => {
    const answers = await Promise.all(offered.map(async (operation) => ({ operation, ...(await send(operation.method, operation.path)) })));
    const isKnown = ({ operation, status, text }: (typeof answers)[number]): boolean =>
      !text.includes('No endpoint') && status !== 501 && isExpected(operation, status);
    expect(answers.filter((one) => !isKnown(one)).map(({ operation, status, text }) => `${operation.id} ${status} ${text}`)).toEqual([]);
  });

  it('should answer what comes later with 501 and problem details', async () => {
    const answers = await Promise.all(later.map(({ method, path }) => send(method, path)));
    expect(new Set(answers.map(({ status, type }) => `${status} ${type}`))).toEqual(new Set(['501 application/problem+json; charset=utf-8']));
  });

  (specification === undefined ? describe.skip : describe)('beside the API document', () => {
    it('should have the operations and statuses that the document has', () => {
      const lines = (operations: typeof all): string[] => operations.map(({ id, method, path, statuses }) => `${id} ${method} ${path} ${statuses.join(' ')}`).sort();
      expect(lines(all)).toEqual(lines([...specification!.operations]));
    });

    it('should answer with the properties that the document describes, all of them and no others', () => {
      const faults = exchanges.flatMap(({ method, path, status, contentType, body }) => {
        const operation = operationAt(specification!.operations, method, path) as SpecifiedOperation;
        return specification!.faults(operation, status, contentType, body).map((fault) => `${operation.id} ${status}: ${fault}`);
      });
      expect(faults).toEqual([]);
    });

    const mine = (): SpecifiedOperation[] => specification!.operations.filter(({ id }) => id in OFFERED);
    const post = async (method: string, path: string, body: object): Promise<{ status: number; detail: string }> => {
      const headers = { authorization: AUTHORIZATION, 'content-type': 'application/json' };
      const response = await fetch(`${engine.address}/v2${path.replaceAll(/\{\w+\}/g, '1')}`, { method, headers, body: JSON.stringify(body) });
      const text = await response.text();
      return { status: response.status, detail: response.status >= 400 ? (JSON.parse(text) as { detail: string }).detail : '' };
    };

    it('should refuse a value of another type in every member, filter and operator, and name it', async () => {
      const cases = wrongValues(specification!, mine());
      expect(cases.length).toBeGreaterThan(900);
      const answers: { one: WrongValue; status: number; detail: string }[] = [];
      for (let from = 0; from < cases.length; from += 20) {
        answers.push(...(await Promise.all(cases.slice(from, from + 20).map(async (one) => ({ one, ...(await post(one.operation.method, one.operation.path, one.body)) })))));
      }
      expect(answers.filter(({ one, status, detail }) => status !== 400 || !detail.includes(`[${one.names}`)).map(({ one, status, detail }) => `${one.operation.id} ${one.names} ${status} ${detail}`)).toEqual([]);
    }, 300_000);

    it('should sort by every field that the document names', async () => {
      const cases = mine().filter(({ path }) => !path.includes('{')).flatMap((operation) => sortFields(specification!, operation).map((field) => ({ operation, field })));
      const filter = { processDefinitionId: 'tour', errorHashCode: 1 };
      const answers = await Promise.all(cases.map(async ({ operation, field }) => ({ operation, field, ...(await post('POST', operation.path, { filter, sort: [{ field, order: 'DESC' }] })) })));
      expect(cases.length).toBeGreaterThan(100);
      expect(answers.filter(({ status }) => status !== 200).map(({ operation, field, status }) => `${operation.id} ${field} ${status}`)).toEqual([]);
    });

    it.each([
      ['a property too many', { worker: 'tour' }],
      ['a property too few', { tenantId: undefined }],
      ['another type', { tenantId: 7 }],
    ])('should notice %s', (_what, change) => {
      const { body } = exchanges.find(({ path }) => path === '/signals/broadcast')!;
      const operation = operationAt(specification!.operations, 'POST', '/signals/broadcast') as SpecifiedOperation;
      expect(specification!.faults(operation, 200, 'application/json', body)).toEqual([]);
      expect(specification!.faults(operation, 200, 'application/json', JSON.stringify({ ...(JSON.parse(body) as object), ...change }))).toHaveLength(1);
    });
  });
});
