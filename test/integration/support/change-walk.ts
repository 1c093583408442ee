import { readdir, readFile } from 'node:fs/promises';
import type { ChangeContent, ChangeState, ChangeView, Page, TaskDetail, TaskListItem, TimelineEntry } from '#core/contracts';
import { ProcessEngine } from '#platform/orchestration';
import type { Answer } from './api-client.js';
import { ifMatch } from './api-client.js';
import { aChange } from './change-drafts.js';
import { until } from '#test/until';
import type { PersonName, World } from './world.js';

/** Deploys the models of a practice as they stand in its folder of `bpmn`. */
export async function deployModels(world: World, folder = 'change'): Promise<void> {
  const models = `bpmn/${folder}`;
  const names = (await readdir(models)).filter((name) => /\.(bpmn|dmn|form)$/.test(name));
  const resources = await Promise.all(names.map(async (name) => ({ name, content: await readFile(`${models}/${name}`, 'utf8') })));
  const deployed = await world.app.get(ProcessEngine).deploy(resources);
  if (!deployed.ok) throw new Error(deployed.failure.message);
}

/** One change on its way, with the people who move it. */
export class ChangeWalk {
  private constructor(
    private readonly world: World,
    readonly number: string,
  ) {}

  /** One that exists. */
  static of(world: World, number: string): ChangeWalk {
    return new ChangeWalk(world, number);
  }

  static async draft(world: World, content: Partial<ChangeContent> = {}, requester: PersonName = 'rita'): Promise<ChangeWalk> {
    const { body } = await world.as(requester).post<ChangeView>('/changes', aChange(content));
    return new ChangeWalk(world, body.number);
  }

  static async submitted(world: World, content: Partial<ChangeContent> = {}, requester: PersonName = 'rita'): Promise<ChangeWalk> {
    const walk = await ChangeWalk.draft(world, content, requester);
    await world.as(requester).post(`/changes/${walk.number}/submission`, {}, ifMatch(1));
    return walk;
  }

  async read(): Promise<ChangeView> {
    return (await this.world.as('rita').get<ChangeView>(`/changes/${this.number}`)).body;
  }

  reaches(state: ChangeState): Promise<ChangeView> {
    return this.settles([state]);
  }

  /** Reaches the first of these states. */
  settles(states: readonly ChangeState[]): Promise<ChangeView> {
    return until(`${this.number} becomes ${states.join(' or ')}`, async () => {
      const change = await this.read();
      return states.includes(change.state) && change;
    });
  }

  /** The task of an element in a person's list. */
  taskOf(person: PersonName, elementId: string): Promise<TaskListItem> {
    return until(`${person} finds ${elementId} of ${this.number}`, async () => {
      const { body } = await this.world.as(person).get<Page<TaskListItem>>(`/tasks?record=${this.number}`);
      return body.items.find((task) => task.elementId === elementId);
    });
  }

  complete(person: PersonName, task: { userTaskKey: string }, variables: Record<string, unknown>): Promise<Answer<TaskDetail>> {
    return this.world.as(person).post(`/tasks/${task.userTaskKey}/completion`, { variables });
  }

  async decide(person: PersonName, elementId: string, variables: Record<string, unknown>): Promise<Answer<TaskDetail>> {
    return this.complete(person, await this.taskOf(person, elementId), variables);
  }

  async actions(): Promise<string[]> {
    const { body } = await this.world.as('rita').get<Page<TimelineEntry>>(`/records/${this.number}/timeline?limit=200`);
    return body.items.map(({ action }) => action).reverse();
  }
}
