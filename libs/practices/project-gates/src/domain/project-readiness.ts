import type { GateCriterion, TeamRole } from '#core/contracts';
import type { Gate } from './gate.entity.js';
import { peopleWith, type Project } from './project.entity.js';

/** What is missing before the initiation can be decided, in sentences; empty when nothing is. */
export function missingForInitiation(project: Project): string[] {
  const sponsors = peopleWith(project, ['sponsor']);
  return [
    ...(project.businessCase.trim() === '' ? ['Write the business case: the sponsor decides on it.'] : []),
    ...(project.startsOn === null ? ['Say on which day the first stage begins.'] : []),
    ...(sponsors.length === 0 ? ['Name the sponsor, who decides on the initiation.'] : []),
    ...(sponsors.length > 0 && sponsors.every((sponsor) => sponsor === project.managerId) ? ['The project manager cannot be the only sponsor: nobody decides on their own request.'] : []),
  ];
}

/** What is missing before a gate can be reviewed, in sentences: gatekeepers, and one for each criterion by hand who does not own it. */
export function missingForReview(gate: Pick<Gate, 'gatekeepers' | 'criteria'>, project: Project): string[] {
  const keepers = gatekeepersOf(gate, project);
  if (keepers.length === 0) return [`Nobody in the team can decide on the gate: name people as ${gate.gatekeepers.join(', ')} who do not manage the project.`];
  return gate.criteria.filter(({ live }) => live === null).flatMap((criterion) => whoCannot(criterion, keepers, project));
}

/** Ids of those who decide on the gate. Whoever manages the project asks for the decision and takes no part in it, whatever else they are in the team. */
export function gatekeepersOf({ gatekeepers }: Pick<Gate, 'gatekeepers'>, project: Pick<Project, 'team' | 'managerId'>): string[] {
  return peopleWith(project, gatekeepers).filter((person) => person !== project.managerId);
}

/** The person who answers for a criterion: the first with its role, else the project manager. */
export function ownerOf({ ownerRole }: { ownerRole: TeamRole }, project: Pick<Project, 'team' | 'managerId'>): string {
  return peopleWith(project, [ownerRole])[0] ?? project.managerId;
}

function whoCannot(criterion: GateCriterion, keepers: readonly string[], project: Project): string[] {
  const owner = ownerOf(criterion, project);
  return keepers.some((keeper) => keeper !== owner) ? [] : [`"${criterion.text}" is owned by the only gatekeeper: nobody judges a criterion they own.`];
}
