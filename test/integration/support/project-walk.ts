import type { GateState, GateView, Page, ProjectState, ProjectView, TaskDetail, TaskListItem, TimelineEntry } from '#core/contracts';
import { ifMatch, type Answer } from './api-client.js';
import { until } from '#test/until';
import type { PersonName, World } from './world.js';

let count = 0;

/** One project on its way: carl manages it, abel sponsors it, cora owns the business, ines the service. */
export class ProjectWalk {
  private constructor(
    private readonly world: World,
    readonly number: string,
    readonly gates: readonly string[],
  ) {}

  /** Gatekeepers are the sponsor, the business owner and the service owner; see the default gate sets. */
  static async draft(world: World, change: Record<string, unknown> = {}): Promise<ProjectView> {
    count += 1;
    const team = [['sponsor', 'abel'], ['business-owner', 'cora'], ['service-owner', 'ines'], ['operations', 'rita'], ['architect', 'rita'], ['security', 'rita'], ['service-desk', 'rita']];
    const content = { name: `Project ${count}`, class: 'agile', goal: 'GOAL-1', services: ['SVC-1'], manager: 'carl', businessCase: 'It pays', startsOn: '2026-12-01', team: team.map(([role, person]) => ({ role, person })), ...change };
    return (await world.as('cora').post<ProjectView>('/projects', content)).body;
  }

  /** Its sponsor has been asked. */
  static async requested(world: World, change: Record<string, unknown> = {}): Promise<ProjectWalk> {
    const { number, version, stages } = await ProjectWalk.draft(world, change);
    const walk = new ProjectWalk(world, number, stages.map(({ gate }) => gate.number));
    await world.as('carl').post(`/projects/${number}/submission`, {}, ifMatch(version));
    await walk.reaches('initiation');
    return walk;
  }

  static async running(world: World, change: Record<string, unknown> = {}): Promise<ProjectWalk> {
    const walk = await ProjectWalk.requested(world, change);
    await walk.decide('abel', 'DecideInitiation', { decision: 'approve', comment: 'Worth it' });
    await walk.reaches('running');
    return walk;
  }

  async read(): Promise<ProjectView> {
    return (await this.world.as('rita').get<ProjectView>(`/projects/${this.number}`)).body;
  }

  async gate(index: number, person: PersonName = 'rita'): Promise<GateView> {
    return (await this.world.as(person).get<GateView>(`/gates/${this.gates[index]}`)).body;
  }

  reaches(state: ProjectState): Promise<ProjectView> {
    return until(`${this.number} becomes ${state}`, async () => {
      const project = await this.read();
      return project.state === state && project;
    });
  }

  gateReaches(index: number, state: GateState): Promise<GateView> {
    return until(`${this.gates[index]} becomes ${state}`, async () => {
      const gate = await this.gate(index);
      return gate.state === state && gate;
    });
  }

  /** The task of an element in a person's list, of the project or of one of its gates. */
  taskOf(person: PersonName, elementId: string, record = this.number): Promise<TaskListItem> {
    return until(`${person} finds ${elementId} of ${record}`, async () => {
      const { body } = await this.world.as(person).get<Page<TaskListItem>>(`/tasks?record=${record}`);
      return body.items.find((task) => task.elementId === elementId);
    });
  }

  complete(person: PersonName, task: { userTaskKey: string }, variables: Record<string, unknown>): Promise<Answer<TaskDetail>> {
    return this.world.as(person).post(`/tasks/${task.userTaskKey}/completion`, { variables });
  }

  async decide(person: PersonName, elementId: string, variables: Record<string, unknown>, record?: string): Promise<Answer<TaskDetail>> {
    const answer = await this.complete(person, await this.taskOf(person, elementId, record), variables);
    if (answer.status !== 200) throw new Error(`${person} could not complete ${elementId}: ${JSON.stringify(answer.body)}`);
    return answer;
  }

  /** Reports the stage ready, brings all evidence, and waits for the vote. */
  async toVote(index: number): Promise<GateView> {
    await this.decide('carl', 'RunStage', { comment: 'Done' });
    const { criteria } = await this.gateReaches(index, 'evidence');
    for (const { owner, live } of criteria) {
      if (live === null) await this.decide(owner!.username as PersonName, 'CollectEvidence', { claim: 'met', evidence: 'See the minutes' }, this.gates[index]);
    }
    return this.gateReaches(index, 'voting');
  }

  /** Judges every criterion by hand, by a gatekeeper who does not own it. */
  async judgeAll(index: number, except: readonly string[] = []): Promise<void> {
    const { criteria, gatekeepers } = await this.gate(index);
    for (const { key, owner, live } of criteria) {
      const judge = gatekeepers.find(({ username }) => username !== owner?.username)!.username as PersonName;
      if (live === null && !except.includes(key)) await this.judge(judge, index, key);
    }
  }

  async judge(person: PersonName, index: number, key: string, met = true): Promise<Answer<GateView>> {
    return this.world.as(person).post<GateView>(`/gates/${this.gates[index]}/criteria/${key}/judgement`, { met, note: '' });
  }

  vote(person: PersonName, index: number, vote: string, comment = 'As discussed'): Promise<Answer<TaskDetail>> {
    return this.decide(person, 'CastVote', { vote, comment }, this.gates[index]);
  }

  async voteAll(index: number, vote: string): Promise<void> {
    for (const { username } of (await this.gate(index)).gatekeepers) await this.vote(username as PersonName, index, vote);
  }

  async actions(record = this.number): Promise<string[]> {
    const { body } = await this.world.as('rita').get<Page<TimelineEntry>>(`/records/${record}/timeline?limit=200`);
    return body.items.map(({ action }) => action).reverse();
  }
}
