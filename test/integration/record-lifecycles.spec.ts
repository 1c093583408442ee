import { jest } from '@jest/globals';
import { improvementLifecycle } from './support/improvement-lifecycle.js';
import { STEPS, walkLifecycle } from './support/lifecycle-walk.js';
import { projectLifecycle } from './support/project-lifecycle.js';
import { riskLifecycle } from './support/risk-lifecycle.js';
import { World } from './support/world.js';

const LONG = process.env['TOLLGATE_TEST_LONG'] === '1';
const RECORDS = LONG ? 20_000 / STEPS : 4;
jest.setTimeout(LONG ? 7_200_000 : 300_000);

const NO_ENGINE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:9', CAMUNDA_AUTH_STRATEGY: 'NONE' };

/** Each beside a pure model of it, whatever people and its process do in whatever order, and two at once. */
describe('The life of', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.open({ engine: NO_ENGINE, jobs: false });
    await world.as('cora').post('/services', { name: 'Portal', description: '', urgency: 'low', owner: 'cora' });
    await world.as('cora').post('/goals', { name: 'A claim in two days', description: '', indicator: 'Median time', owner: 'cora' });
    await world.as('cora').post('/objectives', { name: 'Half the calls', goal: 'GOAL-1', indicator: 'Calls', unit: 'a day', direction: 'decrease', baseline: 40, target: 10, owner: 'cora' });
  }, 120_000);
  afterAll(() => world?.close());

  it('a risk should be what its model says', () => walkLifecycle(world, riskLifecycle(world), RECORDS));

  it('an improvement should be what its model says', () => walkLifecycle(world, improvementLifecycle(world), RECORDS));

  it('a project and its gates should be what their model says', async () => walkLifecycle(world, await projectLifecycle(world), RECORDS));
});
