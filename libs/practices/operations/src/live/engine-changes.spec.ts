import type { LiveEvent, Role } from '#core/contracts';
import { operationsUnderTest, type OperationsUnderTest } from '#test/operations';
import { until } from '#test/until';
import { EngineChanges } from './engine-changes.js';
import { LiveHub } from './live-hub.js';

describe('changes at the engine', () => {
  let operations: OperationsUnderTest;

  beforeAll(async () => {
    operations = await operationsUnderTest();
  }, 60_000);
  afterAll(() => operations?.close());

  async function listen(username: string, ...roles: Role[]): Promise<LiveEvent[]> {
    const heard: LiveEvent[] = [];
    const actor = await operations.practice.person(username, ...roles);
    operations.practice.get(LiveHub).join({ actor, close: () => undefined, send: (event) => heard.push(event) > 0 });
    return heard;
  }

  it('should reach those concerned: operations the instance, everybody the record, candidates the task', async () => {
    // given
    const changes = operations.practice.get(EngineChanges);
    const [oskar, hanna, priya] = [await listen('oskar', 'operator'), await listen('hanna', 'change-manager'), await listen('priya', 'requester')];
    await changes.look();
    // when
    const key = await operations.start('CHG-301');
    await operations.completeJob('CHG-301');
    await changes.look();
    // then
    const record = { topic: 'record', id: 'CHG-301' };
    const heardOfRecord = (heard: readonly LiveEvent[]) => heard.some(({ id }) => id === record.id);
    const heardOfTask = (heard: readonly LiveEvent[]) => heard.some(({ topic, id }) => topic === 'task' && id !== null);
    await until('everybody hears of it', async () => [oskar, hanna, priya].every(heardOfRecord) && [oskar, hanna].every(heardOfTask));
    expect(oskar).toContainEqual({ topic: 'instance', id: key });
    expect([...hanna, ...priya].some(({ topic }) => topic === 'instance')).toBe(false); // not even that something happened
    expect(heardOfTask(priya)).toBe(false);
  });
});
