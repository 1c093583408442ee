import type { ChangeView, InstanceListItem, Page, TimelineEntry } from '#core/contracts';
import { ApiPerson } from './support/api-person.js';
import { type ProcessName, Product } from './support/product.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const ROUNDS = LONG ? 10 : 1;
const CHANGES_A_ROUND = 12;
const PASSWORD = 'seven green bottles';
const VICTIMS = ['database', 'worker', 'server', 'engine', 'database'] as const;

describe('A stream of changes while every process is killed, the database twice', () => {
  let product: Product;
  let rita: ApiPerson;
  let max: ApiPerson;
  let ivan: ApiPerson;
  let omar: ApiPerson;

  beforeAll(async () => {
    product = await Product.start();
    const ruth = new ApiPerson(product.address, 'ruth');
    await ruth.setUp(new URL(product.setupLink).searchParams.get('token')!, PASSWORD);
    const hire = async (username: string, roles: string[]): Promise<ApiPerson> => {
      await ruth.create('/people', { username, displayName: username, roles, password: PASSWORD });
      const person = new ApiPerson(product.address, username);
      await person.signIn(PASSWORD);
      return person;
    };
    rita = await hire('rita', ['requester']);
    max = await hire('max', ['change-manager']);
    ivan = await hire('ivan', ['implementer']);
    omar = await hire('omar', ['operator']);
    await ruth.create('/services', { name: 'Intranet', description: 'News.', urgency: 'low', owner: 'ruth' });
  }, 240_000);

  afterAll(() => product?.stop(), 60_000);

  it('should lose no acknowledged action, do none twice, and drain', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      // given
      const walks = Array.from({ length: CHANGES_A_ROUND }, (_, position) => walk(round * CHANGES_A_ROUND + position));
      // when
      await killOneAfterTheOther();
      const numbers = await Promise.all(walks);
      // then
      for (const number of numbers) await expectExactlyOneLife(number);
    }
    const { body: all } = await rita.insist<Page<unknown>>('GET', '/changes?limit=1');
    expect(all.total).toBe(ROUNDS * CHANGES_A_ROUND);
    const { body: incidents } = await omar.insist<Page<InstanceListItem>>('GET', '/operations/instances?incident=true');
    expect(incidents.items).toEqual([]);
  }, LONG ? 1_800_000 : 300_000);

  /** Each victim dies once the stream has made progress since the one before it, and is back before the next. */
  async function killOneAfterTheOther(): Promise<void> {
    for (const victim of VICTIMS) {
      await progress();
      if (victim === 'database') product.killDatabase();
      else product.kill(victim satisfies ProcessName);
    }
  }

  /** The audit grew: somebody's action was acknowledged, or a job ran. */
  async function progress(): Promise<void> {
    const before = await steps();
    const deadline = Date.now() + 60_000;
    while ((await steps()) === before && Date.now() < deadline);
  }

  async function steps(): Promise<string> {
    const { body } = await rita.insist<Page<ChangeView>>('GET', '/changes?limit=100');
    return JSON.stringify(body.items.map(({ number, state, updatedAt }) => [number, state, updatedAt]));
  }

  async function walk(position: number): Promise<string> {
    const { body: change } = await rita.create<ChangeView>('/changes', draft(position));
    await submit(change);
    await decide(max, change.number, 'AuthorizeChange', { decision: 'approve' });
    await decide(ivan, change.number, 'ImplementChange', { implementationResult: 'done', implementationNote: 'Installed.' });
    await decide(max, change.number, 'ReviewChange', { outcome: 'successful', reviewNote: 'Went well.' });
    await closed(change.number);
    return change.number;
  }

  /** A submission whose answer got lost was one all the same: then the version has moved on. */
  async function submit({ number, version }: ChangeView): Promise<void> {
    const answer = await rita.insist('POST', `/changes/${number}/submission`, {}, { 'if-match': `"${version}"` });
    if (![200, 409, 412].includes(answer.status)) throw new Error(`submission of ${number}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  /** An answer that got lost on the way is asked for again; then the first one counts. */
  async function decide(person: ApiPerson, number: string, elementId: string, variables: Record<string, unknown>): Promise<void> {
    const { userTaskKey } = await person.task(number, elementId);
    const answer = await person.insist<{ code?: string }>('POST', `/tasks/${userTaskKey}/completion`, { variables });
    if (answer.status !== 200 && answer.body.code !== 'already-decided') throw new Error(`${elementId} of ${number}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }

  async function closed(number: string): Promise<void> {
    const deadline = Date.now() + 120_000;
    for (;;) {
      const { body } = await rita.insist<ChangeView>('GET', `/changes/${number}`);
      if (body.state === 'closed') return;
      if (Date.now() > deadline) throw new Error(`${number} hangs in ${body.state}`);
    }
  }

  async function expectExactlyOneLife(number: string): Promise<void> {
    const { body: change } = await rita.insist<ChangeView>('GET', `/changes/${number}`);
    expect(change.approvals).toMatchObject([{ decision: 'approved', by: { username: 'max' } }]);
    const { body: timeline } = await rita.insist<Page<TimelineEntry>>('GET', `/records/${number}/timeline?limit=100`);
    const states = timeline.items.reverse().flatMap(({ changes }) => changes).filter(({ field }) => field === 'state');
    expect(states.map(({ after }) => after)).toEqual(['assess', 'authorize', 'scheduled', 'implement', 'review', 'closed']);
    const { body: instances } = await omar.insist<Page<InstanceListItem>>('GET', `/operations/instances?record=${number}`);
    expect(instances.items).toHaveLength(1);
  }
});

function draft(position: number): Record<string, unknown> {
  const start = Date.now() - 60_000;
  return {
    title: `Change ${position} of the stream`,
    description: 'One of many.',
    justification: 'To see that none is lost.',
    services: ['SVC-1'],
    impact: 'low',
    size: 'small',
    novelty: 'routine',
    backoutTested: true,
    implementationPlan: 'Install.',
    backoutPlan: 'Remove.',
    testPlan: 'Look.',
    plannedStart: new Date(start).toISOString(),
    plannedEnd: new Date(start + 14_400_000).toISOString(),
  };
}
