import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const MEGABYTE = 1024 * 1024;
/** Back-pressure, on a machine that has much else to do. */
const BUSY = 503;
const repeated = (count: number, of: (index: number) => string, between = ''): string => Array.from({ length: count }, (_, index) => of(index)).join(between);
const HEAD = '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="t">';
const process = (inside: string, id = 'hostile'): string => `${HEAD}<bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="s"/>${inside}</bpmn:process></bpmn:definitions>`;
const script = (expression: string): string => process(`<bpmn:scriptTask id="t"><bpmn:extensionElements><zeebe:script expression="${expression}" resultVariable="r"/></bpmn:extensionElements></bpmn:scriptTask>`);
const BOMB = `<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">${repeated(9, (index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`)}]>`;

/** Files that a deployment must refuse, by what is wrong with them. */
const HOSTILE_FILES: Readonly<Record<string, { readonly name?: string; readonly content: () => string; readonly status?: number }>> = {
  'sub-processes nested 20,000 deep': { content: () => process(`${repeated(20_000, (index) => `<bpmn:subProcess id="n${index}">`)}${'</bpmn:subProcess>'.repeat(20_000)}`) },
  'an element nested 20,000 deep and never closed': { content: () => '<a>'.repeat(20_000) },
  'a hundred thousand attributes on one element': { content: () => process(`<bpmn:task id="t" ${repeated(100_000, (index) => `a${index}="x"`, ' ')}/>`) },
  'two hundred thousand attributes on many': { content: () => process(repeated(100_000, (index) => `<bpmn:task id="t${index}" name="x"/>`)) },
  'entities that grow without end': { content: () => `${BOMB}${process('<bpmn:task id="t" name="&j;"/>')}` },
  'an entity that reads a file': { content: () => `<!DOCTYPE d [<!ENTITY f SYSTEM "file:///etc/passwd">]>${process('<bpmn:task id="t" name="&f;"/>')}` },
  'an id that is a name of the language': { content: () => process('<bpmn:task id="__proto__"/>') },
  'one id twice': { content: () => process('<bpmn:task id="t"/><bpmn:task id="t"/>') },
  'six megabytes of one name': { content: () => process(`<bpmn:task id="t" name="${'x'.repeat(6 * MEGABYTE)}"/>`) },
  'a hundred megabytes': { content: () => `<!--${'x'.repeat(100 * MEGABYTE)}-->`, status: 413 },
  'an expression nested 100,000 deep': { content: () => script(`=${'('.repeat(100_000)}1${')'.repeat(100_000)}`) },
  'an expression of a million signs': { content: () => script(`=${'-'.repeat(1_000_000)}1`) },
  'a decision nested 20,000 deep': { name: 'h.dmn', content: () => '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/">'.repeat(20_000) },
  'a decision of entities': { name: 'h.dmn', content: () => `${BOMB}<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="&j;" namespace="n"/>` },
  'more names that are used twice than anybody would read about': { content: () => process(repeated(15_000, (index) => `<bpmn:intermediateCatchEvent id="c${index}"><bpmn:linkEventDefinition name="l${index % 7_500}"/></bpmn:intermediateCatchEvent>`)) },
  'a process of twenty thousand tasks that goes round': { content: () => process(repeated(20_000, (index) => `<bpmn:task id="t${index}"/><bpmn:sequenceFlow id="f${index}" sourceRef="t${index}" targetRef="t${(index + 1) % 20_000}"/>`)) },
  'fifteen thousand events on one task': { content: () => process(`<bpmn:task id="t"/>${repeated(15_000, (index) => `<bpmn:boundaryEvent id="b${index}" attachedToRef="t"><bpmn:errorEventDefinition/></bpmn:boundaryEvent>`)}`) },
  'a form nested 100,000 deep': { name: 'h.form', content: () => `{"id":"f","components":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
};

const keys = (count: number): string[] => Array.from({ length: count }, (_, index) => String(2_251_799_813_685_249n + BigInt(index)));
const named = (count: number): object[] => Array.from({ length: count }, (_, index) => ({ name: `v${index}`, value: '1' }));
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
const started = (variables: string): string => `{"processDefinitionId":"one","variables":${variables}}`;
const filter = (value: object): string => JSON.stringify({ filter: value });
const branches = (count: number, of: object): { $or: object[] } => ({ $or: Array.from({ length: count }, () => of) });

/** Requests at the edge of what is taken and beyond it. */
const HOSTILE_REQUESTS: Readonly<Record<string, readonly [path: string, body: () => string, status: number]>> = {
  'a variable of nearly four megabytes': ['/process-instances', () => started(`{"v":"${'x'.repeat(4 * MEGABYTE - 1_000)}"}`), 200],
  'more than four megabytes': ['/process-instances', () => started(`{"v":"${'x'.repeat(4 * MEGABYTE)}"}`), 413],
  'twenty thousand variables': ['/process-instances', () => started(`{${repeated(20_000, (index) => `"v${index}":${index}`, ',')}}`), 200],
  'a list of half a million numbers': ['/process-instances', () => started(`{"v":[${repeated(500_000, () => '1', ',')}]}`), 200],
  'a variable nested 400 deep': ['/process-instances', () => started(nested(400)), 200],
  'a body nested 500,000 deep': ['/process-instances', () => started(nested(500_000)), 400],
  'a number of a million digits': ['/process-instances', () => started(`{"v":${'9'.repeat(1_000_000)}}`), 200],
  'ten thousand start instructions': ['/process-instances', () => JSON.stringify({ processDefinitionId: 'one', startInstructions: Array.from({ length: 10_000 }, () => ({ elementId: 'nobody' })) }), 400],
  'a key of two megabytes': ['/messages/publication', () => JSON.stringify({ name: 'm', correlationKey: repeated(300_000, (index) => `k${index}`), timeToLive: 60_000 }), 400],
  'a job type of a megabyte': ['/jobs/activation', () => JSON.stringify({ type: 'x'.repeat(MEGABYTE), timeout: 1, maxJobsToActivate: 1, requestTimeout: -1 }), 400],
  'all jobs there could ever be': ['/jobs/activation', () => JSON.stringify({ type: 'nothing', timeout: 1, maxJobsToActivate: 2 ** 31 - 1, requestTimeout: -1, fetchVariable: Array.from({ length: 1_000 }, (_, index) => `v${index}`) }), 200],
  'ten thousand ids in a filter': ['/process-instances/search', () => filter({ processInstanceKey: { $in: keys(10_000) } }), 200],
  'more ids than that': ['/process-instances/search', () => filter({ processInstanceKey: { $in: keys(10_001) } }), 400],
  'a hundred ways in a filter': ['/process-instances/search', () => filter(branches(100, { state: 'ACTIVE', processInstanceKey: { $in: keys(100) } })), 200],
  'a hundred and one ways': ['/process-instances/search', () => filter(branches(101, { state: 'ACTIVE' })), 400],
  'a hundred ways with a thousand ids each': ['/process-instances/search', () => filter(branches(100, { processInstanceKey: { $in: keys(1_000) } })), 200],
  'conditions on twenty thousand variables': ['/process-instances/search', () => filter({ variables: named(20_000) }), 400],
  'a hundred ways with a hundred variables each': ['/process-instances/search', () => filter(branches(100, { variables: named(100) })), 400],
  'ways within ways without end': ['/process-instances/search', () => `{"filter":${'{"$or":['.repeat(200)}{}${']}'.repeat(200)}}`, 200],
  'a pattern of a thousand stars': ['/variables/search', () => filter({ value: { $like: '*x'.repeat(500) } }), 200],
  'a hundred thousand orders': ['/variables/search', () => JSON.stringify({ sort: Array.from({ length: 100_000 }, () => ({ field: 'name' })) }), 200],
  'an expression that loops without end': ['/expression/evaluation', () => JSON.stringify({ expression: '=for i in 1..1000000000 return i' }), 400],
};

describe('an engine that is sent hostile input', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine({ waits: { longPollMs: 20, requestTimeoutMs: 1_000 } });
    await engine.client.createDeployment({ resources: [bpmn('one', inARow(serviceTask('task', 'work')))] });
  });
  afterAll(() => engine.stop());

  interface Answered {
    readonly status: number;
    readonly type: string;
    readonly text: string;
  }

  async function send(path: string, body: string | FormData): Promise<Answered> {
    const headers: Record<string, string> = typeof body === 'string' ? { 'content-type': 'application/json' } : {};
    // The engine may hang up on a body that is too large before all of it is sent: that is an answer, too.
    const response = await fetch(`${engine.address}/v2${path}`, { method: 'POST', headers, body }).catch(() => undefined);
    return response ? { status: response.status, type: response.headers.get('content-type') ?? '', text: await response.text() } : { status: 413, type: 'application/problem+json', text: '{"status":413}' };
  }

  function deploy(name: string, content: string): Promise<Answered> {
    const form = new FormData();
    form.append('resources', new File([content], name));
    return send('/deployments', form);
  }

  const expectProblem = ({ status, type, text }: Answered, expected: number): void => {
    if (status !== expected) throw new Error(`${status}: ${text.slice(0, 500)}`);
    if (status < 400) return;
    expect(type).toContain('application/problem+json');
    expect(JSON.parse(text)).toMatchObject({ status });
    expect(text.length).toBeLessThan(20_000);
  };

  it.each(Object.entries(HOSTILE_FILES))('should refuse %s', async (_what, { name = 'h.bpmn', content, status = 400 }) => {
    expectProblem(await deploy(name, content()), status);
  });

  it.each(Object.entries(HOSTILE_REQUESTS))('should answer %s', async (_what, [path, body, status]) => {
    expectProblem(await send(path, body()), status);
  });

  it('should serve others meanwhile, and keep no memory of it', async () => {
    // given
    const again = async (): Promise<void> => {
      for (const { name = 'h.bpmn', content, status } of Object.values(HOSTILE_FILES)) if (status !== 413) await deploy(name, content());
      for (const [path, body] of Object.values(HOSTILE_REQUESTS)) if (path !== '/process-instances') await send(path, body());
    };
    const memory = (): number => {
      collectGarbage();
      return globalThis.process.memoryUsage().heapUsed;
    };
    await again();
    const before = memory();
    // when
    let isOver = false;
    const served: number[] = [];
    const others = (async () => {
      while (!isOver) served.push((await send('/process-instances', started('{"a":1}'))).status);
    })();
    await again();
    await again();
    isOver = true;
    await others;
    // then
    expect(served).toContain(200);
    expect(served.filter((status) => status !== 200 && status !== BUSY)).toEqual([]);
    expect(memory() - before).toBeLessThan(60 * MEGABYTE);
  }, 600_000);
});
