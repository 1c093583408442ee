import type { Page, ReleaseContent, ReleaseReadinessView, ReleaseState, ReleaseView, TaskDetail, TaskListItem, TimelineEntry } from '#core/contracts';
import { ifMatch, type Answer } from './api-client.js';
import { until } from '#test/until';
import type { PersonName, World } from './world.js';

export type ReleaseGiven = Partial<ReleaseContent> & { manager?: string };

/** One release on its way: rosa manages it, ines deploys it. */
export class ReleaseWalk {
  private constructor(
    private readonly world: World,
    readonly number: string,
  ) {}

  /** What people do with the tasks of a record that exists. */
  static of(world: World, number: string): ReleaseWalk {
    return new ReleaseWalk(world, number);
  }

  static async draft(world: World, content: ReleaseGiven = {}): Promise<ReleaseWalk> {
    const whole: ReleaseGiven = {
      title: 'Portal 4.2', type: 'minor', steps: [{ title: 'Stop the queue', owner: 'ines' }, { title: 'Roll out', owner: 'ines' }], verificationPlan: 'Report a claim.', rollbackPlan: 'Roll out 4.1.', ...content,
    };
    const { status, body } = await world.as('rosa').post<ReleaseView>('/releases', whole);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return new ReleaseWalk(world, body.number);
  }

  static async submitted(world: World, content: ReleaseGiven = {}): Promise<ReleaseWalk> {
    const walk = await ReleaseWalk.draft(world, content);
    await world.as('rosa').post(`/releases/${walk.number}/submission`, {}, ifMatch(1));
    return walk;
  }

  async read(person: PersonName = 'rita'): Promise<ReleaseView> {
    return (await this.world.as(person).get<ReleaseView>(`/releases/${this.number}`)).body;
  }

  async readiness(): Promise<ReleaseReadinessView> {
    return (await this.world.as('rita').get<ReleaseReadinessView>(`/releases/${this.number}/readiness`)).body;
  }

  reaches(state: ReleaseState): Promise<ReleaseView> {
    return until(`${this.number} becomes ${state}`, async () => {
      const release = await this.read();
      return release.state === state && release;
    });
  }

  async edit(content: ReleaseGiven): Promise<Answer<ReleaseView>> {
    const { version } = await this.read();
    return this.world.as('rosa').patch(`/releases/${this.number}`, content, version);
  }

  taskOf(person: PersonName, elementId: string): Promise<TaskListItem> {
    return until(`${person} finds ${elementId} of ${this.number}`, async () => {
      const { body } = await this.world.as(person).get<Page<TaskListItem>>(`/tasks?record=${this.number}`);
      return body.items.find((task) => task.elementId === elementId);
    });
  }

  async decide(person: PersonName, elementId: string, variables: Record<string, unknown>): Promise<Answer<TaskDetail>> {
    const { userTaskKey } = await this.taskOf(person, elementId);
    return this.world.as(person).post(`/tasks/${userTaskKey}/completion`, { variables });
  }

  go(person: PersonName): Promise<Answer<TaskDetail>> {
    return this.decide(person, 'DecideGoNoGo', { decision: 'go', comment: '' });
  }

  /** Reports on the step that is open; the next one is not that one. */
  async step(result: 'done' | 'failed', note = ''): Promise<Answer<TaskDetail>> {
    const open = await this.taskOf('ines', 'DeployStep');
    const answer = await this.world.as('ines').post<TaskDetail>(`/tasks/${open.userTaskKey}/completion`, { variables: { stepResult: result, stepNote: note } });
    await until(`${this.number} goes on behind the step`, async () => {
      const { body } = await this.world.as('ines').get<Page<TaskListItem>>(`/tasks?record=${this.number}`);
      return !body.items.some(({ userTaskKey }) => userTaskKey === open.userTaskKey);
    });
    return answer;
  }

  async actions(): Promise<string[]> {
    const { body } = await this.world.as('rita').get<Page<TimelineEntry>>(`/records/${this.number}/timeline?limit=200`);
    return body.items.map(({ action }) => action).reverse();
  }
}
