import type { GateState, PersonRef, ProjectState } from '#core/contracts';
import type { Transaction } from '#platform/persistence';

/** What other practices may know of a project. */
export interface ProjectFacts {
  number: string;
  name: string;
  state: ProjectState;
  goal: string;
  services: readonly string[];
  manager: PersonRef;
  /** The gate whose decision counts: one that keeps the project back, else the last one decided; null: none is decided yet. */
  gate: { number: string; name: string; state: GateState; open: boolean } | null;
}

/** Read access to the projects, for records that carry on what a project has made. */
export abstract class ProjectDirectory {
  /** The projects with these numbers, by number; a number that no project has is missing from the answer. */
  abstract byNumbers(numbers: readonly string[], tx?: Transaction): Promise<Map<string, ProjectFacts>>;
}
