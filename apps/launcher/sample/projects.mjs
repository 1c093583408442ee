import { reviewGate } from './gates.mjs';
import { answerTask } from './registers.mjs';

/**
 * Takes the projects of the sample as far as the sample has answers for: their initiation is requested and decided, their first stage is reported ready,
 * and where the sample says how its gate is decided, its gatekeepers decide.
 */
export async function runProjects(api, organisation, { projects }, deadline) {
  await Promise.all(organisation.projects.map((project) => runProject(api, project, projects.get(project.name), deadline)));
}

async function runProject(api, { manager, answers = {}, gate }, number, deadline) {
  const project = await api.as(manager).get(`/projects/${number}`);
  if (project.allowedActions.includes('submit')) await api.as(manager).post(`/projects/${number}/submission`, {}, { 'if-match': `"${project.version}"` });
  for (const [element, answer] of Object.entries(answers)) await answerTask(api.as(answer.by), number, element, answer.variables, deadline);
  if (gate) await reviewGate(api, project.stages[0].gate.number, gate, deadline);
}
