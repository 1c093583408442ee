import { GoalDirectory, ServiceDirectory } from '#platform/orchestration';
import type { Actor } from '#platform/identity';
import { Global, Module } from '@nestjs/common';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { projectGatesMigrations } from '../migrations/project-gates.migrations.js';
import { ProjectGatesHttpModule } from '../project-gates.module.js';
import { Projects, type ProjectContent } from './projects.js';

const services = { byNumbers: async (numbers: readonly string[]) => new Map(numbers.filter((number) => number !== 'SVC-99').map((number) => [number, {}])) };
const goals = { byNumbers: async (numbers: readonly string[]) => new Map(numbers.filter((number) => number === 'GOAL-1').map((number) => [number, {}])) };
const directories = [{ provide: ServiceDirectory, useValue: services }, { provide: GoalDirectory, useValue: goals }];

@Global()
@Module({ providers: directories, exports: [ServiceDirectory, GoalDirectory] })
class KnownServicesAndGoals {}

describe('project records', () => {
  let practice: PracticeUnderTest;
  let tomas: Actor;

  beforeAll(async () => {
    practice = await aPractice({ imports: [KnownServicesAndGoals, ProjectGatesHttpModule], migrations: projectGatesMigrations });
    tomas = await practice.person('tomas', 'change-manager');
  });
  afterAll(() => practice?.close());

  const create = (content: Partial<ProjectContent>) =>
    practice.get(Projects).create({ name: 'Claims', description: '', class: 'hybrid', goal: 'GOAL-1', services: ['SVC-1'], manager: 'tomas', ...content }, tomas);

  it('should give a project its number, goal, class, services and manager', async () => {
    // when
    const created = await create({ name: 'Claims in two days', services: ['SVC-1', 'SVC-2', 'SVC-1'] });
    // then
    expect(created).toMatchObject({
      ok: true,
      value: { number: expect.stringMatching(/^PRJ-\d+$/), class: 'hybrid', goal: 'GOAL-1', services: ['SVC-1', 'SVC-2'], manager: { username: 'tomas' }, version: 1 },
    });
  });

  it.each([
    [{ goal: 'GOAL-7' }, 'goal'],
    [{ services: ['SVC-1', 'SVC-99'] }, 'services'],
    [{ manager: 'nobody' }, 'manager'],
  ])('should refuse %p, which does not exist, and say in which field', async (content, field) => {
    expect(await create(content)).toMatchObject({ ok: false, failure: { code: 'validation-failed', at: field } });
  });

  it('should refuse a name that is taken', async () => {
    // given
    await create({ name: 'Twice' });
    // then
    expect(await create({ name: 'twice' })).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });

  it('should list projects in the order they were made', async () => {
    // given
    for (const name of ['List A', 'List B', 'List C']) await create({ name });
    // when
    const first = await practice.get(Projects).list({ q: 'list ', limit: 2 });
    // then
    expect(first).toMatchObject({ ok: true, value: { total: 3, items: [{ name: 'List A' }, { name: 'List B' }], nextCursor: expect.any(String) } });
  });
});
