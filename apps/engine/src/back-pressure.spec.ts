import pg from 'pg';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';
import { until } from '#test/until';

describe('an engine whose database holds it up', () => {
  let engine: TestEngine;
  let operator: pg.Client;
  beforeAll(async () => {
    engine = await startTestEngine();
    await engine.client.createDeployment({ resources: [bpmn('held', inARow(serviceTask('work', 'held-work')))] });
    operator = new pg.Client({ connectionString: engine.databaseUrl });
    await operator.connect();
  });
  afterAll(async () => {
    await operator.end();
    await engine.stop();
  });

  const create = (): Promise<Response> =>
    fetch(`${engine.address}/v2/process-instances`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ processDefinitionId: 'held' }) });

  it('should refuse new work with problem details while the accepted work waits, and take it again afterwards', async () => {
    // given: no batch can be written
    await operator.query('BEGIN');
    await operator.query('LOCK TABLE engine.engine_state IN EXCLUSIVE MODE');
    // when
    const sent: Promise<Response>[] = [];
    const refused: Response[] = [];
    const send = async (): Promise<Response> => {
      const answer = await create();
      if (answer.status === 503) refused.push(answer);
      return answer;
    };
    await until('one is refused', () => {
      sent.push(send());
      return Promise.resolve(refused.length > 0);
    });
    // then
    const [first] = refused;
    expect([first?.headers.get('content-type'), first?.headers.get('retry-after')]).toEqual([expect.stringContaining('application/problem+json'), '1']);
    expect(await first?.json()).toMatchObject({ status: 503, title: 'RESOURCE_EXHAUSTED', detail: expect.stringContaining('busy') as string, instance: '/v2/process-instances' });
    await operator.query('ROLLBACK');
    const statuses = (await Promise.all(sent)).map(({ status }) => status);
    expect([statuses[0], new Set(statuses)]).toEqual([200, new Set([200, 503])]);
    expect((await create()).status).toBe(200);
  });
});
