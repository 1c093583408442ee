import type { ImprovementListItem, Page } from '#core/contracts';
import { afterAll, beforeAll } from '@jest/globals';
import { deployModels } from './change-walk.js';
import { PlanningWorld } from './planning-world.js';
import type { World } from './world.js';

export interface GatesStage {
  planning: PlanningWorld;
  world: World;
}

/** The whole of it: server, jobs, outbox and the embedded engine, with the models of projects, a service and a goal, and a clock that is moved by hand. */
export async function openGatesWorld(): Promise<PlanningWorld> {
  const planning = await PlanningWorld.open(new Date().toISOString());
  for (const folder of ['project', 'improvement']) await deployModels(planning.world, folder);
  await planning.service('Portal');
  await planning.world.as('cora').post('/goals', { name: 'A claim in two days', description: '', indicator: 'Median time', owner: 'cora' });
  return planning;
}

/** Such a world for one spec file: made before its tests, taken down behind them. */
export function gatesStage(): GatesStage {
  const set = {} as GatesStage;
  beforeAll(async () => {
    set.planning = await openGatesWorld();
    set.world = set.planning.world;
  }, 120_000);
  afterAll(() => set.planning?.close());
  return set;
}

/** What the register of improvements has from a gate. */
export async function learntFrom(gate: string, world: World): Promise<ImprovementListItem[]> {
  return (await world.as('rita').get<Page<ImprovementListItem>>(`/improvements?origin=${gate}`)).body.items;
}
