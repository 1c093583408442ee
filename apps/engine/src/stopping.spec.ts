import { bpmn, inARow, serviceTask } from '#test/bpmn';
import { startTestEngine } from '#test/engine';

describe('stopping the engine', () => {
  it('should end after a large deployment without waiting for clients that would wait for an hour', async () => {
    const engine = await startTestEngine();
    const filler = `<bpmn:documentation>${'a change is a change '.repeat(5_000)}</bpmn:documentation>`;
    const files = ['one', 'two', 'three'].map((id) => bpmn(id, filler + inARow(serviceTask('work', 'never'))));
    await engine.client.createDeployment({ resources: files });
    const waiting = fetch(`${engine.address}/v2/jobs/activation`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ type: 'none', timeout: 1, maxJobsToActivate: 1, requestTimeout: 3_600_000 }) });
    const polling = waiting.then((response) => response.json()).catch(() => ({ jobs: [] }));
    await engine.client.getTopology();
    await engine.stop();
    expect(await polling).toEqual({ jobs: [] });
  });
});
