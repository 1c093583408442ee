import type { PersonRef } from './change.js';
import type { FreezeKind } from './calendar.js';
import type { GateState } from './gates.js';
import type { Lifecycle } from './lifecycle.js';

export const PROJECT_CLASSES = ['agile', 'waterfall', 'hybrid'] as const;
export type ProjectClass = (typeof PROJECT_CLASSES)[number];

export const PROJECT_STATES = ['draft', 'initiation', 'running', 'held', 'closed', 'stopped'] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

/** A rejected initiation is a draft again; a gate may hold the project, and decide to stop it. */
export const PROJECT_LIFECYCLE = {
  draft: ['initiation'],
  initiation: ['running', 'draft', 'stopped'],
  running: ['held', 'closed', 'stopped'],
  held: ['running', 'stopped'],
  closed: [],
  stopped: [],
} as const satisfies Lifecycle<ProjectState>;

/** What people do in a project. A person may have several; the gate sets name gatekeepers and owners of criteria by them. */
export const TEAM_ROLES = ['sponsor', 'project-manager', 'business-owner', 'architect', 'security', 'service-owner', 'service-desk', 'operations'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** Who may decide on gates: everybody but the one who asks for the decision. */
export const GATEKEEPER_ROLES = TEAM_ROLES.filter((role): role is Exclude<TeamRole, 'project-manager'> => role !== 'project-manager');
export type GatekeeperRole = (typeof GATEKEEPER_ROLES)[number];

/** One of them belongs to the team before the first gate can pass. */
export const SERVICE_MANAGEMENT_ROLES = ['service-owner', 'service-desk', 'operations'] as const satisfies readonly TeamRole[];

export interface TeamMember {
  role: TeamRole;
  person: PersonRef;
}

export const STAGE_STATES = ['planned', 'active', 'done'] as const;
export type StageState = (typeof STAGE_STATES)[number];

/** A stretch of the project that ends in its gate: whole days, the last one included. */
export interface StageView {
  ordinal: number;
  name: string;
  workingDays: number;
  /** `2026-12-01`. */
  starts: string;
  ends: string;
  state: StageState;
  gate: { number: string; name: string; state: GateState };
}

/** A freeze of the project's services on the day of a gate. */
export interface StageFreeze {
  ordinal: number;
  freeze: string;
  name: string;
  kind: FreezeKind;
}

export interface ProjectListItem {
  number: string;
  name: string;
  class: ProjectClass;
  state: ProjectState;
  goal: string;
  services: string[];
  manager: PersonRef;
  stages: StageView[];
  updatedAt: string;
}

export const PROJECT_ACTIONS = ['edit', 'submit', 'move-stage', 'stop'] as const;
export type ProjectAction = (typeof PROJECT_ACTIONS)[number];

export interface ProjectView extends ProjectListItem {
  description: string;
  /** Why it is worth it: what the initiation is decided on. */
  businessCase: string;
  startsOn: string | null;
  team: TeamMember[];
  freezes: StageFreeze[];
  processInstanceKey: string | null;
  createdAt: string;
  version: number;
  allowedActions: ProjectAction[];
}
