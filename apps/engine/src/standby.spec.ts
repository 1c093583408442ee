import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { createTestDatabase, type TestDatabase } from '#test/database';
import { startTestEngine } from '#test/engine';
import { compileEngine, EngineProcess, freePort } from '#test/engine-process';

describe('a second engine on the same database', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const start = (address: string) =>
    fetch(`${address}/v2/process-instances`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"processDefinitionId":"handed-over"}' });

  it('should refuse commands, answer searches, and take over when the first one is killed', async () => {
    // given
    const compiled = await compileEngine();
    const first = await EngineProcess.start(compiled, database.url, await freePort());
    const second = await startTestEngine({ databaseUrl: database.url });
    const form = new FormData();
    form.append('resources', bpmn('handed-over', inARow(serviceTask('work', 'work'))));
    await fetch(`${first.address}/v2/deployments`, { method: 'POST', body: form });
    // then
    const refused = await start(second.address);
    expect([refused.status, await refused.json()]).toEqual([503, expect.objectContaining({ title: 'RESOURCE_EXHAUSTED' })]);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect((await fetch(`${second.address}/readyz`)).status).toBe(503);
    const found = await second.client.searchProcessDefinitions({ filter: { processDefinitionId: 'handed-over' } }, { consistency: { waitUpToMs: 0 } });
    expect(found.items).toHaveLength(1);
    // when
    await first.kill();
    let answer = await start(second.address);
    while (answer.status === 503) answer = await start(second.address);
    // then
    expect(answer.status).toBe(200);
    expect((await fetch(`${second.address}/v2/status`)).status).toBe(204);
    expect(await (await fetch(`${second.address}/metrics`)).text()).toContain('tollgate_engine_leading 1');
    await second.stop();
    compiled.remove();
  });
});
