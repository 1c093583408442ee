import pg from 'pg';
import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine, type TestEngine } from '#test/engine';

describe('an engine whose database connections are cut', () => {
  let engine: TestEngine;
  let operator: pg.Client;
  beforeAll(async () => {
    engine = await startTestEngine();
    await engine.client.createDeployment({ resources: [bpmn('cut', inARow(serviceTask('work', 'cut-work')))] });
    operator = new pg.Client({ connectionString: engine.databaseUrl });
    await operator.connect();
  });
  afterAll(async () => {
    await operator.end();
    await engine.stop();
  });

  const send = async (path: string, body: object): Promise<{ status: number; title: string | undefined; items: { businessId: string }[] }> => {
    const response = await fetch(`${engine.address}/v2${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const { title, items = [] } = (await response.json()) as { title?: string; items?: { businessId: string }[] };
    return { status: response.status, title, items };
  };

  it('should answer every request with success or "try again", lose nothing and recover by itself', async () => {
    const statuses = new Map<number, number>();
    const acknowledged: string[] = [];
    const count = ({ status }: { status: number }): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const client = async (lane: number): Promise<void> => {
      for (let index = 0; index < 25; index += 1) {
        const businessId = `${lane}-${index}`;
        const created = await send('/process-instances', { processDefinitionId: 'cut', businessId });
        if (created.status === 200) acknowledged.push(businessId);
        count(created);
        count(await send('/process-instances/search', { filter: { processDefinitionId: 'cut' }, page: { limit: 1 } }));
      }
    };
    const cut = async (): Promise<void> => {
      for (let times = 0; times < 6; times += 1) {
        await operator.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
        await operator.query('SELECT pg_sleep(0.06)');
      }
    };
    await Promise.all([cut(), ...Array.from({ length: 6 }, (_, lane) => client(lane))]);

    expect([...statuses.keys()].filter((status) => status !== 200 && status !== 503)).toEqual([]);
    const { status, items } = await send('/process-instances/search', { filter: { processDefinitionId: 'cut' }, page: { limit: 1_000 } });
    expect(status).toBe(200);
    const stored = items.map((item) => item.businessId);
    expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);
  });
});
