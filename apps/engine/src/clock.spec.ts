import { ProcessDefinitionId } from '@camunda8/orchestration-cluster-api';
import { bpmn, inARow, serviceTask, timerCatch } from '#test/bpmn';
import { createTestDatabase } from '#test/database';
import { startTestEngine, type TestEngine } from '#test/engine';
import { until } from '#test/until';

const HOUR = 3_600_000;
const NOON = Date.UTC(2027, 5, 1, 12);
const NOW = { consistency: { waitUpToMs: 0 } } as const;

/** A task that waits while a timer beside it fires without interrupting it; each time a job arises. */
const reminded = (id: string, cycle: string): string => `
  <bpmn:startEvent id="start"/><bpmn:sequenceFlow id="to-wait" sourceRef="start" targetRef="wait"/>
  ${serviceTask('wait', 'never').xml}
  <bpmn:boundaryEvent id="timer" attachedToRef="wait" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeCycle>${cycle}</bpmn:timeCycle></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="to-remind" sourceRef="timer" targetRef="remind"/>${serviceTask('remind', id).xml}`;

const startedBy = (id: string, timer: string): string => `
  <bpmn:startEvent id="start"><bpmn:timerEventDefinition>${timer}</bpmn:timerEventDefinition></bpmn:startEvent>
  <bpmn:sequenceFlow id="to-work" sourceRef="start" targetRef="work"/>${serviceTask('work', id).xml}`;

const dateCatch = (id: string, date: string): { id: string; xml: string } => ({
  id, xml: `<bpmn:intermediateCatchEvent id="${id}"><bpmn:timerEventDefinition><bpmn:timeDate>${date}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`,
});

/** Models whose timers are due between one and five hours after noon. */
const ASLEEP = {
  date: inARow(dateCatch('wait', '2027-06-01T13:00:00Z'), serviceTask('work', 'date')),
  duration: inARow(timerCatch('wait', 'PT2H'), serviceTask('work', 'duration')),
  cycle: reminded('cycle', 'R5/PT1H'),
  cron: reminded('cron', '0 0 * * * *'),
} as const;
const STARTING = {
  'start-date': startedBy('start-date', '<bpmn:timeDate>2027-06-01T13:00:00Z</bpmn:timeDate>'),
  'start-cycle': startedBy('start-cycle', '<bpmn:timeCycle>R/PT1H</bpmn:timeCycle>'),
  'start-cron': startedBy('start-cron', '<bpmn:timeCycle>0 30 * * * *</bpmn:timeCycle>'),
} as const;

async function jobsByType(engine: TestEngine): Promise<Record<string, number>> {
  const { items } = await engine.client.searchJobs({ page: { limit: 100 } }, NOW);
  const types = items.map((job) => job.type as string).filter((type) => type !== 'never');
  return Object.fromEntries([...Map.groupBy(types, (type) => type)].map(([type, jobs]) => [type, jobs.length]));
}

describe('the clock', () => {
  it('should fire what fell due while the engine was away: a repeat twice and then in its rhythm, all else once', async () => {
    // given
    const database = await createTestDatabase();
    const before = await startTestEngine({ databaseUrl: database.url, controlledClock: true });
    await before.client.pinClock({ timestamp: NOON });
    for (const [id, content] of Object.entries({ ...ASLEEP, ...STARTING })) await before.client.createDeployment({ resources: [bpmn(id, content)] });
    for (const id of Object.keys(ASLEEP)) await before.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists(id) });
    await before.stop();
    // when it is back five and a half hours later
    const after = await startTestEngine({ databaseUrl: database.url, controlledClock: true });
    await after.client.pinClock({ timestamp: NOON + 5.5 * HOUR });
    // then
    const made = { date: 1, duration: 1, cycle: 2, cron: 1, 'start-date': 1, 'start-cycle': 2, 'start-cron': 1 };
    await until('nine jobs are there', async () => Object.values(await jobsByType(after)).reduce((sum, count) => sum + count, 0) >= 9);
    expect(await jobsByType(after)).toEqual(made);
    // when the next hour passes
    await after.client.pinClock({ timestamp: NOON + 6.5 * HOUR });
    // then
    await until('thirteen jobs are there', async () => Object.values(await jobsByType(after)).reduce((sum, count) => sum + count, 0) >= 13);
    expect(await jobsByType(after)).toEqual({ ...made, cycle: 3, cron: 2, 'start-cycle': 3, 'start-cron': 2 });
    await after.stop();
    await database.drop();
  });

  it('should stand still while it is pinned and go on when it is reset', async () => {
    const engine = await startTestEngine({ controlledClock: true });
    await engine.client.createDeployment({ resources: [bpmn('stamped', inARow(timerCatch('wait', 'PT1S'), serviceTask('work', 'stamped')))] });
    // given
    await engine.client.pinClock({ timestamp: NOON });
    // when
    const { processInstanceKey } = await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('stamped') });
    const { startDate } = await engine.client.getProcessInstance({ processInstanceKey }, NOW);
    // then what happens has the pinned time, and nothing is due
    expect(startDate).toBe('2027-06-01T12:00:00.000Z');
    expect(await jobsByType(engine)).toEqual({});
    // when time runs again, a timer of now is due in a second of now; the one of 2027 waits
    await engine.client.resetClock();
    const running = await engine.client.createProcessInstance({ processDefinitionId: ProcessDefinitionId.assumeExists('stamped') });
    await until('the timer has fired', async () => (await jobsByType(engine))['stamped'] === 1);
    const { items } = await engine.client.searchJobs({ filter: { type: 'stamped' } }, NOW);
    expect(items).toMatchObject([{ processInstanceKey: running.processInstanceKey }]);
    await engine.stop();
  });

  it('should be refused to be moved unless the engine was started for it', async () => {
    const engine = await startTestEngine();
    await expect(engine.client.pinClock({ timestamp: NOON })).rejects.toMatchObject({ status: 400, detail: expect.stringContaining('--clock controlled') as unknown });
    await expect(engine.client.resetClock()).rejects.toMatchObject({ status: 400 });
    await engine.stop();
  });
});
