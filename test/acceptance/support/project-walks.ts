import type { GateView, Page, ProjectView, TaskListItem } from '#core/contracts';
import { until } from '#test/until';
import type { Organisation, PersonName } from './organisation.js';

/** Who does what in the projects of these tests; Max manages them. */
const TEAM = [['sponsor', 'cora'], ['business-owner', 'rita'], ['service-owner', 'ivan'], ['operations', 'omar']] as const satisfies readonly [string, PersonName][];
const GATEKEEPERS = ['cora', 'rita', 'ivan'] as const satisfies readonly PersonName[];

export interface Planned {
  project: string;
  /** Number of the first gate. */
  gate: string;
}

/** A goal with an objective, and what is needed to measure it. Returns the number of the objective. */
export async function anObjective(people: Organisation): Promise<{ goal: string; objective: string }> {
  const max = await people.as('max');
  const goal = await max.post<{ number: string }>('/goals', { name: 'Answers in a day', description: '', indicator: 'Median time', owner: 'max' });
  const content = { goal: goal.number, name: 'Half as many calls', indicator: 'Calls', unit: 'a day', direction: 'decrease', baseline: 40, target: 20, due: '2030-12-31', owner: 'max' };
  const objective = await max.post<{ number: string }>('/objectives', content);
  return { goal: goal.number, objective: objective.number };
}

/** A draft of Max, with the stages and gates of agile projects. */
export async function aProject(people: Organisation, goal: string, name: string, startsOn: string, services = ['SVC-1']): Promise<Planned> {
  const max = await people.as('max');
  const team = TEAM.map(([role, person]) => ({ role, person }));
  const project = await max.post<ProjectView>('/projects', { name, class: 'agile', goal, services, manager: 'max', businessCase: 'It pays.', startsOn, team });
  return { project: project.number, gate: project.stages[0]!.gate.number };
}

/** Takes a draft to the vote at its first gate, past the screens: requested, approved, its stage reported ready, all evidence brought. */
export async function toTheVote(people: Organisation, { project, gate }: Planned): Promise<void> {
  const max = await people.as('max');
  const { version } = await max.get<ProjectView>(`/projects/${project}`);
  await max.post(`/projects/${project}/submission`, {}, { 'if-match': `"${version}"` });
  await complete(people, 'cora', project, 'DecideInitiation', { decision: 'approve', comment: 'Worth it.' });
  await complete(people, 'max', project, 'RunStage', { comment: 'Ready.' });
  await evidence(people, gate);
}

/** The owners of the criteria by hand bring what shows them, as each review of the gate asks anew. */
export async function evidence(people: Organisation, gate: string): Promise<void> {
  for (const owner of ['rita', 'ivan'] as const) await complete(people, owner, gate, 'CollectEvidence', { claim: 'met', evidence: 'See the minutes.' });
  await gateReaches(people, gate, 'voting');
}

export async function gateReaches(people: Organisation, gate: string, state: GateView['state']): Promise<void> {
  const cora = await people.as('cora');
  await until(`${gate} becomes ${state}`, async () => (await cora.get<GateView>(`/gates/${gate}`)).state === state);
}

export async function judge(people: Organisation, who: PersonName, gate: string, criterion: string): Promise<void> {
  await (await people.as(who)).post(`/gates/${gate}/criteria/${criterion}/judgement`, { met: true, note: '' });
}

export async function everybodyVotes(people: Organisation, gate: string, vote: string): Promise<void> {
  for (const gatekeeper of GATEKEEPERS) await complete(people, gatekeeper, gate, 'CastVote', { vote, comment: 'As discussed.' });
}

/** Completes a task of a record as soon as it is there, past the screens. */
export async function complete(people: Organisation, who: PersonName, record: string, elementId: string, variables: Record<string, unknown>): Promise<void> {
  const person = await people.as(who);
  const task = await until(`${who} finds ${elementId} of ${record}`, async () => (await person.get<Page<TaskListItem>>(`/tasks?record=${record}`)).items.find((one) => one.elementId === elementId));
  await person.post(`/tasks/${task.userTaskKey}/completion`, { variables });
}

/** Completes all tasks of an element that a person has for a record, as soon as there are so many. */
export async function completeAll(people: Organisation, who: PersonName, record: string, elementId: string, variables: Record<string, unknown>, count: number): Promise<void> {
  const person = await people.as(who);
  const tasks = await until(`${who} finds ${count} times ${elementId} of ${record}`, async () => {
    const found = (await person.get<Page<TaskListItem>>(`/tasks?record=${record}`)).items.filter((one) => one.elementId === elementId);
    return found.length === count && found;
  });
  for (const { userTaskKey } of tasks) await person.post(`/tasks/${userTaskKey}/completion`, { variables });
}
