import type { Level, PersonRef } from './change.js';
import type { Lifecycle } from './lifecycle.js';

export const TEMPLATE_STATES = ['draft', 'proposed', 'approved', 'demoted', 'retired'] as const;
export type TemplateState = (typeof TEMPLATE_STATES)[number];

/** Standard-change template. One that is retired as soon as it is proposed is still a draft when its process hears of it. A demoted one is looked at again before it may be used. */
export const TEMPLATE_LIFECYCLE = {
  draft: ['proposed', 'retired'],
  proposed: ['approved', 'retired'],
  approved: ['demoted', 'retired'],
  demoted: ['approved', 'retired'],
  retired: [],
} as const satisfies Lifecycle<TemplateState>;

export const ANSWERS = ['yes', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

/** A question that is asked at each use, with the answer without which the template is not permitted. */
export interface TemplateQuestion {
  text: string;
  answer: Answer;
}

/** What a template says, and what an approval of it binds. */
export interface TemplateContent {
  title: string;
  description: string;
  justification: string;
  impact: Level;
  implementationPlan: string;
  backoutPlan: string;
  testPlan: string;
  /** Services it is permitted on, at least one before it is proposed. */
  services: string[];
  /** Configuration items it is permitted on; empty: those that its services run on are not restricted. */
  items: string[];
  /** The longest window it is permitted for. */
  maxMinutes: number;
  questions: TemplateQuestion[];
  /** Success budget: of the last `budgetUses` closed uses at most `budgetFailures` may have failed. */
  budgetUses: number;
  budgetFailures: number;
}

/** How the changes made from a template went since it was last approved. */
export interface TemplateSuccess {
  uses: number;
  successful: number;
  failed: number;
  /** Failed among the last `budgetUses` that are closed. */
  recentFailures: number;
  budgetExceeded: boolean;
}

export const TEMPLATE_ACTIONS = ['edit', 'propose', 'use', 'demote', 'retire', 'delete-draft'] as const;
export type TemplateAction = (typeof TEMPLATE_ACTIONS)[number];

export const TEMPLATE_DECISIONS = ['approved', 'rejected', 'renewed'] as const;
export type TemplateDecision = (typeof TEMPLATE_DECISIONS)[number];

export interface TemplateApprovalView {
  decision: TemplateDecision;
  by: PersonRef;
  at: string;
  comment: string | null;
  void: boolean;
}

export interface TemplateListItem {
  number: string;
  title: string;
  state: TemplateState;
  proposer: PersonRef;
  services: string[];
  maxMinutes: number;
  success: TemplateSuccess;
  updatedAt: string;
}

export interface TemplateView extends TemplateContent, TemplateListItem {
  version: number;
  /** What the last validation found missing. */
  problems: string[];
  /** Why it may not be used at the moment although it was approved; null: it may. */
  suspendedReason: string | null;
  approvals: TemplateApprovalView[];
  processInstanceKey: string | null;
  createdAt: string;
  editable: boolean;
  lockedReason: string | null;
  allowedActions: TemplateAction[];
}

/** What somebody who uses a template adds to it. */
export interface TemplateUse {
  /** Which of the permitted services and items this use touches. */
  services: string[];
  items: string[];
  plannedStart: string;
  plannedEnd: string;
  /** In the order of the template's questions. */
  answers: Answer[];
}
