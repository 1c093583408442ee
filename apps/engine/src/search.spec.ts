import { ProcessDefinitionId, type ProcessInstanceKey, type TagSet } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

const NOW = { consistency: { waitUpToMs: 0 } };
const NOON = Date.UTC(2027, 0, 1, 12);
const at = (minutes: number): string => new Date(NOON + minutes * 60_000).toISOString();

const inside = (...steps: readonly { readonly id: string; readonly xml: string }[]): { id: string; xml: string } => ({ id: 'part', xml: `<bpmn:subProcess id="part">${inARow(...steps).replaceAll('"start"', '"in"').replaceAll('"end"', '"out"').replaceAll('id="flow', 'id="inner')}</bpmn:subProcess>` });
const callOf = (processId: string): { id: string; xml: string } => ({ id: 'call', xml: `<bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="${processId}"/></bpmn:extensionElements></bpmn:callActivity>` });

describe('searches through the published client', () => {
  let engine: TestEngine;
  /** One instance a minute. */
  const names = ['plain', 'tagged', 'failing', 'retrying', 'done'] as const;
  const keys: Record<string, ProcessInstanceKey> = {};

  const start = async (processId: string, variables: Record<string, unknown>, tags: readonly string[] = []): Promise<ProcessInstanceKey> =>
    (await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(processId), variables, tags: tags as unknown as TagSet })).processInstanceKey;
  const jobOf = async (type: string) => (await engine.client.activateJobs({ type, timeout: 60_000, maxJobsToActivate: 1, requestTimeout: -1 })).jobs[0]!;

  beforeAll(async () => {
    engine = await startTestEngine({ controlledClock: true });
    const { client } = engine;
    await client.createDeployment({ resources: [...names.map((name) => bpmn(name, inARow(serviceTask('work', name)))), bpmn('caller', inARow(inside(callOf('called')))), bpmn('called', inARow(serviceTask('work', 'called')))] });
    for (const [minute, name] of names.entries()) {
      await client.pinClock({ timestamp: NOON + minute * 60_000 });
      keys[name] = await start(name, { name, size: minute, '100%_sure': true, list: [minute] }, name === 'tagged' ? ['red', 'round'] : []);
    }
    await client.failJob({ jobKey: (await jobOf('failing')).jobKey, retries: 0, errorMessage: 'disk (100%_full)' });
    await client.failJob({ jobKey: (await jobOf('retrying')).jobKey, retries: 2, errorMessage: 'later' });
    await client.completeJob({ jobKey: (await jobOf('done')).jobKey });
  });
  afterAll(() => engine.stop());

  type Filter = NonNullable<NonNullable<Parameters<TestEngine['client']['searchProcessInstances']>[0]>['filter']>;
  const found = async (filter: Filter): Promise<string[]> => {
    const { items } = await engine.client.searchProcessInstances({ filter, sort: [{ field: 'startDate', order: 'ASC' }] }, NOW);
    return items.map(({ processDefinitionId }) => processDefinitionId).filter((id) => (names as readonly string[]).includes(id));
  };

  it.each<[string, Filter, string[]]>([
    ['one word', { processDefinitionId: 'plain' }, ['plain']],
    ['all but one', { processDefinitionId: { $neq: 'plain' } }, ['tagged', 'failing', 'retrying', 'done']],
    ['some of a list', { processDefinitionId: { $in: ['plain', 'done', 'none'] } }, ['plain', 'done']],
    ['none of a list', { processDefinitionId: { $notIn: ['plain', 'done'] } }, ['tagged', 'failing', 'retrying']],
    ['a pattern', { processDefinitionId: { $like: '?a*' } }, ['tagged', 'failing']],
    ['two operators at once', { processDefinitionId: { $like: '*a*', $notIn: ['plain'] } }, ['tagged', 'failing']],
    ['signs that SQL would read', { errorMessage: { $like: '*100%_f*' } }, ['failing']],
    ['an escaped star', { errorMessage: { $like: 'disk\\*' } }, []],
    ['what has ended', { endDate: { $exists: true } }, ['done']],
    ['what has not', { endDate: { $exists: false } }, ['plain', 'tagged', 'failing', 'retrying']],
    ['a time and later', { startDate: { $gte: at(3) } }, ['retrying', 'done']],
    ['a time between', { startDate: { $gt: at(0), $lt: at(2) } }, ['tagged']],
    ['times in a list', { startDate: { $in: [at(0), at(4)] } }, ['plain', 'done']],
    ['a state', { state: 'COMPLETED' }, ['done']],
    ['a version', { processDefinitionVersion: { $lte: 1, $gt: 0 }, state: 'COMPLETED' }, ['done']],
    ['an incident', { hasIncident: true }, ['failing']],
    ['no incident', { hasIncident: false, state: 'ACTIVE' }, ['plain', 'tagged', 'retrying']],
    ['retries that are left', { hasRetriesLeft: true }, ['retrying']],
    ['an element with an incident', { hasElementInstanceIncident: true }, ['failing']],
    ['an element', { elementId: 'end' }, ['done']],
    ['the state of an element', { elementId: 'work', elementInstanceState: 'COMPLETED' }, ['done']],
    ['one element by all that is said of it', { elementId: 'work', elementInstanceState: 'ACTIVE', hasElementInstanceIncident: true }, ['failing']],
    ['tags, all of them', { tags: ['red', 'round'] as unknown as TagSet }, ['tagged']],
    ['a tag too many', { tags: ['red', 'square'] as unknown as TagSet }, []],
    ['a variable', { variables: [{ name: 'size', value: '3' }] }, ['retrying']],
    ['variables, all of them', { variables: [{ name: 'size', value: { $in: ['1', '2'] } }, { name: 'name', value: { $like: '"*ged"' } }] }, ['tagged']],
    ['a variable that is a list', { variables: [{ name: 'list', value: '[4]' }] }, ['done']],
    ['either of two', { $or: [{ state: 'COMPLETED' }, { hasIncident: true }] }, ['failing', 'done']],
    ['either of two, and more', { startDate: { $lt: at(4) }, $or: [{ state: 'COMPLETED' }, { hasIncident: true, processDefinitionId: 'failing' }] }, ['failing']],
    ['the tenant', { tenantId: '<default>', state: 'COMPLETED' }, ['done']],
    ['another tenant', { tenantId: { $neq: '<default>' } }, []],
    ['a batch operation', { batchOperationId: 'any' }, []],
  ])('should find %s', async (_what, filter, expected) => {
    expect(await found(filter)).toEqual(expected);
  });

  it('should find the incidents below an instance and below an element', async () => {
    // given
    const caller = await start('caller', {});
    const other = await start('called', {});
    for (let index = 0; index < 2; index += 1) await engine.client.failJob({ jobKey: (await jobOf('called')).jobKey, retries: 0, errorMessage: 'broken' });
    const [called] = (await engine.client.searchProcessInstances({ filter: { parentProcessInstanceKey: caller } }, NOW)).items;
    const elements = (await engine.client.searchElementInstances({ filter: { processInstanceKey: caller } }, NOW)).items;
    // when
    const of = async (processInstanceKey: ProcessInstanceKey) => (await engine.client.searchProcessInstanceIncidents({ processInstanceKey }, NOW)).items.map((one) => one.processInstanceKey);
    const below = async (id: string) => (await engine.client.searchElementInstanceIncidents({ elementInstanceKey: elements.find(({ elementId }) => elementId === id)!.elementInstanceKey }, NOW)).items.map((one) => one.processInstanceKey);
    // then
    expect(await of(caller)).toEqual([called!.processInstanceKey]);
    expect(await of(other)).toEqual([other]);
    expect(await below('part')).toEqual([called!.processInstanceKey]);
    expect(await below('call')).toEqual([called!.processInstanceKey]);
    expect(await below('start')).toEqual([]);
  });

  it('should cut long values where it is asked to, and find them', async () => {
    const processInstanceKey = await start('plain', { long: 'x'.repeat(20_000), short: 'x' });
    const { items } = await engine.client.searchVariables({ filter: { processInstanceKey, isTruncated: true } }, NOW);
    expect(items).toMatchObject([{ name: 'long', isTruncated: true }]);
    expect(items[0]!.value.length).toBeLessThan(9_000);
    const whole = await engine.client.searchVariables({ filter: { processInstanceKey }, truncateValues: false }, NOW);
    expect(whole.items.map(({ name, value, isTruncated }) => [name, value.length, isTruncated])).toEqual([['long', 20_002, false], ['short', 3, false]]);
    expect((await engine.client.searchVariables({ filter: { processInstanceKey, isTruncated: false } }, NOW)).items).toMatchObject([{ name: 'short' }]);
    expect((await engine.client.getVariable({ variableKey: items[0]!.variableKey }, NOW)).value).toHaveLength(20_002);
  });
});
