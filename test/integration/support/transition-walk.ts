import type { AcceptanceState, AcceptanceView, EarlyLifeState, EarlyLifeView, Page, TaskDetail, TaskListItem, TimelineEntry } from '#core/contracts';
import { ifMatch, type Answer } from './api-client.js';
import { until } from '#test/until';
import type { PersonName, World } from './world.js';

type Transition = AcceptanceView | EarlyLifeView;

/** One acceptance or early-life support on its way. */
export class TransitionWalk<V extends Transition> {
  private constructor(
    private readonly world: World,
    private readonly collection: string,
    readonly number: string,
  ) {}

  /** A submitted acceptance that carl hands over: ines owns what is asked, rita what need not be. */
  static async acceptance(world: World, content: Record<string, unknown> = {}): Promise<TransitionWalk<AcceptanceView>> {
    const made = await world.as('carl').post<AcceptanceView>('/acceptances', { title: 'Accept Payments', service: 'SVC-1', desk: 'ines', ...content });
    const { number, version } = made.body;
    const criteria = [
      { key: 'monitoring', text: 'It is monitored', phase: 'entry', mandatory: true, owner: 'ines' },
      { key: 'contacts', text: 'Contacts are on record', phase: 'entry', mandatory: false, owner: 'rita' },
      { key: 'manual', text: 'The manual is handed over', phase: 'exit', mandatory: true, owner: 'ines' },
    ];
    const edited = await world.as('carl').patch<AcceptanceView>(`/acceptances/${number}`, { criteria }, version);
    const submitted = await world.as('carl').post(`/acceptances/${number}/submission`, {}, ifMatch(edited.body.version));
    if (submitted.status !== 200) throw new Error(JSON.stringify([made, edited, submitted]));
    return new TransitionWalk(world, 'acceptances', number);
  }

  /** A support that carl begins by hand, for which ines measures. */
  static async support(world: World, service: string, content: Record<string, unknown> = {}): Promise<TransitionWalk<EarlyLifeView>> {
    const begun = await world.as('carl').post<EarlyLifeView>('/early-life-supports', { title: 'The new portal', services: [service], desk: 'ines', ...content });
    if (begun.status !== 201) throw new Error(JSON.stringify(begun.body));
    return new TransitionWalk(world, 'early-life-supports', begun.body.number);
  }

  async read(person: PersonName = 'rita'): Promise<V> {
    return (await this.world.as(person).get<V>(`/${this.collection}/${this.number}`)).body;
  }

  reaches(state: AcceptanceState | EarlyLifeState): Promise<V> {
    return until(`${this.number} becomes ${state}`, async () => {
      const record = await this.read();
      return record.state === state && record;
    });
  }

  /** A task of an element in a person's list that nobody has decided yet. */
  taskOf(person: PersonName, elementId: string): Promise<TaskListItem> {
    return until(`${person} finds ${elementId} of ${this.number}`, async () => {
      const { body } = await this.world.as(person).get<Page<TaskListItem>>(`/tasks?record=${this.number}`);
      return body.items.find((task) => task.elementId === elementId);
    });
  }

  async answer(person: PersonName, elementId: string, variables: Record<string, unknown>): Promise<Answer<TaskDetail>> {
    const { userTaskKey } = await this.taskOf(person, elementId);
    return this.world.as(person).post<TaskDetail>(`/tasks/${userTaskKey}/completion`, { variables });
  }

  async decide(person: PersonName, elementId: string, variables: Record<string, unknown>): Promise<void> {
    const answer = await this.answer(person, elementId, variables);
    if (answer.status !== 200) throw new Error(`${person} could not complete ${elementId}: ${JSON.stringify(answer.body)}`);
  }

  /** Brings evidence on the page. */
  bring(person: PersonName, key: string, readiness: string): Promise<Answer<V>> {
    return this.world.as(person).post<V>(`/${this.collection}/${this.number}/criteria/${key}/evidence`, { readiness, text: 'As it is now' });
  }

  async actions(): Promise<string[]> {
    const { body } = await this.world.as('rita').get<Page<TimelineEntry>>(`/records/${this.number}/timeline?limit=200`);
    return body.items.map(({ action }) => action).reverse();
  }
}
