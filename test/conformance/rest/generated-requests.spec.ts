import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { bpmn, inARow, message, messageCatch, serviceTask, timerCatch, userTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';
import { KnownKeys, requestsOf, type GeneratedRequest } from './generated.js';
import { isExpected, LATER } from './operations.js';
import { documentFile, Specification, type SpecifiedOperation } from './specification.js';

const REQUESTS = process.env['TOLLGATE_TEST_LONG'] === '1' ? 50_000 : 2_000;
const AT_ONCE = 20;
const mayBeMissing = (id: string): boolean => id in LATER;

const document = documentFile();
if (document === undefined) process.stderr.write('SKIPPED: requests made from the API document, which is not beside the project (CAMUNDA_REST_API names it)\n');

interface Answered {
  readonly operation: SpecifiedOperation;
  readonly request: GeneratedRequest;
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

(document === undefined ? describe.skip : describe)('requests made from the API document', () => {
  const specification = document === undefined ? undefined : new Specification(document);
  const operations = new Map(specification?.operations.map((one) => [one.id, one]));
  let engine: TestEngine;
  const known = new KnownKeys();

  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true, waits: { longPollMs: 20, requestTimeoutMs: 300 } });
    const steps = [serviceTask('work', 'fuzz-work'), userTask('decide', '<zeebe:formDefinition formId="fuzz-form"/>'), messageCatch('paid', 'message'), timerCatch('wait', '=wait')];
    const form = new File([JSON.stringify({ id: 'fuzz-form', type: 'default', components: [] })], 'fuzz.form');
    const dmn = new File([readFileSync('bpmn/change/change-risk.dmn')], 'change-risk.dmn');
    await engine.client.createDeployment({ resources: [bpmn('fuzzed', inARow(...steps), message('message', 'paid', '=key')), form, dmn] });
  });
  afterAll(() => engine.stop());

  function bodyOf({ body }: GeneratedRequest): string | FormData | undefined {
    if (typeof body === 'string' || body === undefined) return body === undefined ? undefined : known.fill(body);
    const form = new FormData();
    for (const { name, value, file } of body) {
      if (file === undefined) form.append(name, known.fill(value));
      else form.append(name, new Blob([value]), file);
    }
    return form;
  }

  async function send(request: GeneratedRequest): Promise<Answered> {
    const { contentType } = request;
    const operation = operations.get(request.operation)!;
    const headers = contentType === undefined ? {} : { 'content-type': contentType };
    const body = bodyOf(request);
    const response = await fetch(`${engine.address}/v2${known.fill(request.address)}`, { method: operation.method, headers, ...(body === undefined ? {} : { body }) });
    const text = await response.text();
    known.learn(text);
    return { operation, request, status: response.status, type: response.headers.get('content-type') ?? '', text };
  }

  function faults({ operation, status, type, text }: Answered): string[] {
    if (status === 501 && mayBeMissing(operation.id)) return [];
    if (status === 500 || !isExpected(operation, status)) return ['is not a documented status'];
    if (status >= 400 && !type.startsWith('application/problem+json')) return ['has no problem details'];
    return specification!.faults(operation, status, type, text);
  }

  it(`should be answered as it describes, ${REQUESTS} times`, async () => {
    const met = new Map<number, number>();
    await fc.assert(fc.asyncProperty(fc.array(requestsOf(specification!, ({ id }) => !mayBeMissing(id)), { minLength: AT_ONCE, maxLength: AT_ONCE }), async (requests) => {
      const answers = await Promise.all(requests.map(send));
      for (const { status } of answers) met.set(status, (met.get(status) ?? 0) + 1);
      const wrong = answers.flatMap((one) => faults(one).map((fault) => `${one.operation.method} ${one.request.address} ${JSON.stringify(one.request.body)} → ${one.status} ${fault}: ${one.text.slice(0, 500)}`));
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
    }), { numRuns: Math.ceil(REQUESTS / AT_ONCE), endOnFailure: true, verbose: 0 });
    expect([...met.keys()]).toEqual(expect.arrayContaining([200, 201, 204, 400, 404, 415, 501]));
    expect(met.get(200)! / REQUESTS).toBeGreaterThan(0.1);
  }, 3_600_000);
});
