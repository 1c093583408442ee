import { answerTask } from './registers.mjs';

/**
 * Takes the projects of the sample as far as the sample has answers for: their initiation is requested and decided, and their first stage is
 * reported ready, so that its gate is under review.
 */
export async function runProjects(api, organisation, { projects }, deadline) {
  for (const { name, manager, answers = {} } of organisation.projects) {
    const number = projects.get(name);
    const project = await api.as(manager).get(`/projects/${number}`);
    if (project.allowedActions.includes('submit')) await api.as(manager).post(`/projects/${number}/submission`, {}, { 'if-match': `"${project.version}"` });
    for (const [element, answer] of Object.entries(answers)) await answerTask(api.as(answer.by), number, element, answer.variables, deadline);
  }
}
