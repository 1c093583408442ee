import { TEMPLATE_ACTIONS, type ProblemCode, type TemplateAction } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { Actor } from '#platform/identity';
import type { ChangeTemplate } from './template.entity.js';
import { mayBeUsed } from './use-conditions.js';

type Verdict = Result<void, Refusal<ProblemCode>>;

/** Which action is open to whom, and why not. */
const RULES = {
  edit: (template, actor) => (isProposer(template, actor) ? editable(template) : notYours('the proposer may edit this template')),
  propose: (template, actor) => (isProposer(template, actor) ? draftOnly(template, 'was proposed before') : notYours('the proposer may propose this template')),
  use: (template) => mayBeUsed(template),
  demote: (template, actor) => (manages(actor) ? mayBeUsed(template) : notYours('a change manager may take a template out of use')),
  retire: (template, actor) => (manages(actor) || isProposer(template, actor) ? retirable(template) : notYours('a change manager or the proposer may retire this template')),
  'delete-draft': (template, actor) =>
    isProposer(template, actor) || actor.roles.includes('admin') ? draftOnly(template, 'is no draft any more; retire it instead') : notYours('the proposer or an administrator may delete this draft'),
} as const satisfies Record<TemplateAction, (template: ChangeTemplate, actor: Actor) => Verdict>;

export function mayOnTemplate(action: TemplateAction, template: ChangeTemplate, actor: Actor): Verdict {
  return RULES[action](template, actor);
}

export function allowedTemplateActions(template: ChangeTemplate, actor: Actor): TemplateAction[] {
  return TEMPLATE_ACTIONS.filter((action) => mayOnTemplate(action, template, actor).ok);
}

function isProposer({ proposerId }: ChangeTemplate, { personId }: Actor): boolean {
  return proposerId === personId;
}

function manages({ roles }: Actor): boolean {
  return roles.includes('change-manager') || roles.includes('admin');
}

function notYours(whoMayWhat: string): Verdict {
  return refuse('not-permitted', `Only ${whoMayWhat}.`);
}

function draftOnly({ number, proposedAt }: ChangeTemplate, otherwise: string): Verdict {
  return proposedAt === null ? ok() : refuse('illegal-transition', `${number} ${otherwise}.`);
}

function editable({ number, state, proposedAt, revisionOpen }: ChangeTemplate): Verdict {
  if (proposedAt === null || revisionOpen) return ok();
  return refuse('illegal-transition', `${number} is ${state}: its content is fixed unless it comes back for revision.`);
}

function retirable({ number, state, proposedAt }: ChangeTemplate): Verdict {
  if (proposedAt === null) return refuse('illegal-transition', `${number} is a draft: delete it instead.`);
  return state === 'retired' ? refuse('illegal-transition', `${number} is retired.`) : ok();
}
