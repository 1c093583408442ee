import type { PersonRef, ProjectState } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of a project. */
export interface ProjectFacts {
  number: string;
  name: string;
  state: ProjectState;
  goal: string;
  services: readonly string[];
  manager: PersonRef;
}

/** Read access to the projects, for records that carry on what a project has made. */
export abstract class ProjectDirectory {
  /** The projects with these numbers, by number; a number that no project has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ProjectFacts>>;
}
