import fc from 'fast-check';
import { bpmn, inARow, message, messageCatch, serviceTask, timerCatch, userTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

const REQUESTS = process.env['TOLLGATE_TEST_LONG'] === '1' ? 50_000 : 1_500;
const DOCUMENTED = new Set([200, 204, 400, 401, 404, 409, 413, 415, 501, 503, 504]);

/** Values that requests are made of: fitting ones, nearly fitting ones, and hostile ones. */
const keys = fc.integer({ min: 0, max: 120 }).map((step) => String(2251799813685249n + BigInt(step)));
const words = fc.constantFrom('fuzzed', 'fuzz-work', 'paid', 'ACTIVE', 'CREATED', 'COMPLETED', 'key', '=1 +', '=now()', 'a.b', '__proto__', 'constructor', '', ' ', '*', 'DROP TABLE', '2026-01-01T00:00:00Z', 'PT1S', '\u0000', '😀', '\ud800');
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, keys, words, fc.integer({ min: -5, max: 200 }), fc.constantFrom(true, false, null, 1e308, -0, 2 ** 53, 0.1), fc.string({ maxLength: 8 }), tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 3 }),
  object: fc.dictionary(words, tie('any'), { maxKeys: 3, noNullPrototype: true }),
})).any;

const FIELDS = [
  'processDefinitionId', 'processDefinitionKey', 'variables', 'businessId', 'tags', 'awaitCompletion', 'requestTimeout', 'fetchVariables', 'startInstructions', 'runtimeInstructions', 'type', 'timeout',
  'maxJobsToActivate', 'worker', 'retries', 'retryBackOff', 'errorCode', 'errorMessage', 'changeset', 'result', 'assignee', 'allowOverride', 'action', 'name', 'correlationKey', 'timeToLive', 'messageId',
  'signalName', 'expression', 'decisionDefinitionId', 'local', 'filter', 'sort', 'page', 'timestamp', 'operationReference', 'tenantId',
] as const;

const filter = fc.dictionary(
  fc.constantFrom('state', 'processInstanceKey', 'processDefinitionId', 'startDate', 'variables', 'tags', '$or', 'businessId', 'candidateGroup', 'type', 'name', 'value', 'hasIncident', 'isLatestVersion', 'elementId', 'errorMessage'),
  fc.oneof(value, fc.dictionary(fc.constantFrom('$eq', '$neq', '$in', '$notIn', '$like', '$exists', '$gt', '$lte'), value, { maxKeys: 2, noNullPrototype: true })), { maxKeys: 3, noNullPrototype: true },
);
const fitting: Partial<Record<(typeof FIELDS)[number], fc.Arbitrary<unknown>>> = {
  processDefinitionId: fc.constantFrom('fuzzed', 'fuzzed', 'none'), processDefinitionKey: fc.constant(null), decisionDefinitionId: fc.constantFrom('none'), timestamp: fc.constant(0), type: fc.constantFrom('fuzz-work', 'listen'), timeout: fc.constantFrom(1, 60_000), maxJobsToActivate: fc.constantFrom(1, 5), requestTimeout: fc.constantFrom(-1, 1, 20),
  variables: fc.dictionary(fc.string({ maxLength: 6 }), value, { maxKeys: 4, noNullPrototype: true }), name: fc.constantFrom('paid', 'x'), correlationKey: fc.constantFrom('k', ''), filter,
  page: fc.record({ from: fc.integer({ min: -1, max: 20 }), limit: fc.integer({ min: 0, max: 50 }) }, { requiredKeys: [] }), timeToLive: fc.constantFrom(0, 50, 1e15), awaitCompletion: fc.constantFrom(false, true),
  assignee: fc.constantFrom('ada', 'bob'), retries: fc.constantFrom(0, 1, 3, -1), errorCode: fc.constantFrom('E1', 'x'), errorMessage: fc.constant('broken'), expression: words, local: fc.boolean(), action: fc.constantFrom('complete', 'claim'),
  allowOverride: fc.boolean(), retryBackOff: fc.constantFrom(0, 5), worker: fc.constant('w'), tenantId: fc.constant('<default>'), businessId: fc.constantFrom('b1', 'b2'), tags: fc.constantFrom([], ['t']), messageId: fc.constantFrom('', 'm1'),
  fetchVariables: fc.constantFrom([], ['a']), startInstructions: fc.constantFrom([], [{ elementId: 'work' }], [{ elementId: 'none' }]), runtimeInstructions: fc.constantFrom([], [{ afterElementId: 'work' }]), operationReference: fc.constant(1),
  result: fc.constantFrom({ type: 'userTask', denied: false }, { type: 'userTask', denied: true, deniedReason: 'no' }), sort: fc.constantFrom([], [{ field: 'state', order: 'DESC' }], [{ field: 'name' }]), signalName: fc.constant('s'),
  changeset: fc.record({ retries: fc.constantFrom(0, 1, 5), timeout: fc.constantFrom(0, -1, 1e15), priority: fc.constantFrom(1, 101), dueDate: fc.constantFrom('', '2026-01-01T00:00:00Z', 'x') }, { requiredKeys: [] }),
};
const body = fc.record(
  Object.fromEntries(FIELDS.map((name) => [name, fc.oneof({ weight: 20, arbitrary: fitting[name] ?? value }, { weight: 1, arbitrary: value })])) as Record<string, fc.Arbitrary<unknown>>,
  { requiredKeys: [] },
);

const POSTS = [
  '/process-instances', '/process-instances/search', '/process-instances/KEY/cancellation', '/process-instances/KEY/incidents/search', '/process-instances/KEY/incident-resolution', '/element-instances/search', '/jobs/activation',
  '/jobs/search', '/jobs/KEY/completion', '/jobs/KEY/failure', '/jobs/KEY/error', '/user-tasks/search', '/user-tasks/KEY/completion', '/user-tasks/KEY/assignment', '/user-tasks/KEY/variables/search',
  '/user-tasks/KEY/effective-variables/search', '/variables/search', '/incidents/search', '/incidents/KEY/resolution', '/messages/publication', '/messages/correlation', '/signals/broadcast', '/message-subscriptions/search',
  '/expression/evaluation', '/decision-definitions/evaluation', '/decision-instances/search', '/process-definitions/search', '/process-definitions/KEY/statistics/element-instances',
];
const request = fc.oneof(
  { weight: 12, arbitrary: fc.record({ method: fc.constant('POST'), path: fc.constantFrom(...POSTS), key: keys, body }) },
  { weight: 2, arbitrary: fc.record({ method: fc.constant('PATCH'), path: fc.constantFrom('/jobs/KEY', '/user-tasks/KEY'), key: keys, body }) },
  { weight: 1, arbitrary: fc.record({ method: fc.constant('PUT'), path: fc.constantFrom('/element-instances/KEY/variables', '/clock'), key: keys, body }) },
  { weight: 2, arbitrary: fc.record({ method: fc.constant('GET'), path: fc.constantFrom('/process-instances/KEY', '/user-tasks/KEY/form', '/process-definitions/KEY/xml', '/process-instances/KEY/call-hierarchy', '/variables/KEY', '/resources/KEY/content'), key: fc.oneof(keys, fc.constantFrom('x', '-1', '%00', '9'.repeat(25))), body: fc.constant(undefined) }) },
);

describe('random requests', () => {
  let engine: TestEngine;
  const seen = new Set<number>();
  /** Keys that answers named, so that requests hit what exists. */
  const known = new Set<string>();
  const keyFor = (key: string): string => (/^\d+$/.test(key) && key.length === 16 ? ([...known].at(-(Number(key) % 30) - 1) ?? key) : key);
  beforeAll(async () => {
    engine = await startTestEngine({ waits: { longPollMs: 20, requestTimeoutMs: 50 } });
    const steps = [serviceTask('work', 'fuzz-work'), userTask('decide', ''), messageCatch('paid', 'message'), timerCatch('wait', '=wait')];
    await engine.client.createDeployment({ resources: [bpmn('fuzzed', inARow(...steps), message('message', 'paid', '=key'))] });
  });
  afterAll(() => engine.stop());

  it(`should be answered as documented, ${REQUESTS} times, and never with a failure of the engine`, async () => {
    await fc.assert(fc.asyncProperty(fc.array(request, { minLength: 10, maxLength: 30 }), async (requests) => {
      const answers = await Promise.all(requests.map(async ({ method, path, key, body: sent }) => {
        const url = `${engine.address}/v2${path.replace('KEY', keyFor(key))}`;
        const response = await fetch(url, { method, headers: sent === undefined ? {} : { 'content-type': 'application/json' }, ...(sent === undefined ? {} : { body: JSON.stringify(sent) }) });
        const text = await response.text();
        for (const [, found] of text.matchAll(/"(\d{16})"/g)) known.add(found!);
        return { method, path, sent, status: response.status, text };
      }));
      for (const { status } of answers) seen.add(status);
      const wrong = answers.filter(({ status }) => !DOCUMENTED.has(status));
      if (wrong.length > 0) throw new Error(wrong.map((one) => `${one.method} ${one.path} ${JSON.stringify(one.sent)} → ${one.status} ${one.text}`).join('\n'));
    }), { numRuns: Math.ceil(REQUESTS / 20), verbose: 0, endOnFailure: true });
    expect([...seen]).toEqual(expect.arrayContaining([200, 204, 400, 404]));
  }, 1_800_000);
});
