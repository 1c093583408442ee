import { PROJECT_ACTIONS, type ProjectAction, type ProblemCode, type Role } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import { ENDED_PROJECTS } from './lifecycles.js';
import type { Project } from './project.entity.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** May add projects, and change any of them beside its manager. */
export const PROJECT_WRITERS = ['admin', 'change-manager', 'process-owner'] as const satisfies readonly Role[];

const RULES = {
  edit: ({ number, state }) => (ENDED_PROJECTS.includes(state) ? refuse('illegal-transition', `${number} is ${state}: it cannot be changed any more.`) : ok()),
  submit: ({ number, state, submittedAt }) => (state === 'draft' && submittedAt === null ? ok() : refuse('illegal-transition', `${number} is no draft any more.`)),
  'move-stage': ({ number, state }) => (ENDED_PROJECTS.includes(state) ? refuse('illegal-transition', `${number} is ${state}: its plan is over.`) : ok()),
  stop: ({ number, state }) => (state === 'running' || state === 'held' ? ok() : refuse('illegal-transition', `${number} is in the state ${state}: only a running project can be stopped.`)),
} as const satisfies Record<ProjectAction, (project: Project) => Verdict>;

export function mayAct(action: ProjectAction, project: Project, actor: Actor): Verdict {
  if (!manages(project, actor)) return refuse('not-permitted', `Only the project manager, change managers and process owners may do that with ${project.number}.`);
  return RULES[action](project);
}

export function allowedActions(project: Project, actor: Actor): ProjectAction[] {
  return PROJECT_ACTIONS.filter((action) => mayAct(action, project, actor).ok);
}

function manages({ managerId }: Project, { personId, roles }: Actor): boolean {
  return managerId === personId || roles.some((role) => (PROJECT_WRITERS as readonly Role[]).includes(role));
}
