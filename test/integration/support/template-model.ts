import { TEMPLATE_ACTIONS, type TemplateAction, type TemplateState } from '#core/contracts';
import type { Verdict, Who } from './change-model.js';

/** Where the process of a template is: the job that is run next, the task that is open, or what is waited for. */
export type TemplatePlace = 'draft' | 'validate' | 'decide' | 'record-decision' | 'revise' | 'in-use' | 'demote' | 'review' | 'renew' | 'retire' | 'ended';
export type TemplateTask = 'decide' | 'revise' | 'review';

/** What a standard-change template and its process are, as a person would tell it: no database, no engine. */
export interface ModelledTemplate {
  state: TemplateState;
  place: TemplatePlace;
  complete: boolean;
  revising: boolean;
  /** Out of use at once, whatever its process knows. */
  suspended: boolean;
  retiring: boolean;
  approved: boolean;
}

export const PROPOSER: Who = 'carl';
const MANAGERS: readonly Who[] = ['cora', 'carl'];
const DECIDED_IN: Record<TemplateTask, TemplateState> = { decide: 'proposed', revise: 'proposed', review: 'demoted' };

export const aModelledTemplate = (): ModelledTemplate => ({ state: 'draft', place: 'draft', complete: true, revising: false, suspended: false, retiring: false, approved: false });

const WHO_MAY: Record<TemplateAction, (who: Who) => boolean> = {
  edit: (who) => who === PROPOSER,
  propose: (who) => who === PROPOSER,
  use: () => true,
  demote: (who) => MANAGERS.includes(who),
  retire: (who) => MANAGERS.includes(who),
  'delete-draft': (who) => who === PROPOSER,
};

const WHEN: Record<TemplateAction, (template: ModelledTemplate) => boolean> = {
  edit: ({ place, revising }) => place === 'draft' || revising,
  propose: ({ place }) => place === 'draft',
  use: ({ state, suspended }) => state === 'approved' && !suspended,
  demote: ({ state, suspended }) => state === 'approved' && !suspended,
  retire: ({ place, state }) => place !== 'draft' && state !== 'retired',
  'delete-draft': ({ place }) => place === 'draft',
};

export function mayOnModelled(action: TemplateAction, template: ModelledTemplate, who: Who): Verdict {
  if (!WHO_MAY[action](who)) return 'not-permitted';
  return WHEN[action](template) ? 'ok' : 'illegal-transition';
}

export const openTo = (template: ModelledTemplate, who: Who): TemplateAction[] => TEMPLATE_ACTIONS.filter((action) => mayOnModelled(action, template, who) === 'ok');

export function mayAnswer({ state }: ModelledTemplate, task: TemplateTask, who: Who): Verdict {
  if (state !== DECIDED_IN[task]) return 'illegal-transition';
  if (task === 'revise') return who === PROPOSER ? 'ok' : 'not-permitted';
  return who === PROPOSER ? 'separation-of-duties' : 'ok';
}

export function answeredTemplate(template: ModelledTemplate, task: TemplateTask, well: boolean): void {
  template.revising = false;
  if (task === 'decide') Object.assign(template, { place: 'record-decision', approved: well });
  if (task === 'revise') template.place = well ? 'validate' : 'retire';
  if (task === 'review') template.place = well ? 'renew' : 'retire';
}

/** What an accepted action makes of the template, at once. */
export const ON_TEMPLATE: Record<'edit' | 'propose' | 'demote' | 'retire', (template: ModelledTemplate) => void> = {
  edit: () => undefined,
  propose: (template) => void Object.assign(template, { place: 'validate' }),
  demote: (template) => void Object.assign(template, { suspended: true, place: 'demote' }),
  retire: (template) => void Object.assign(template, { suspended: true, retiring: true, place: 'retire' }),
};

/** What the job at the place of the template makes of it. */
export const AFTER_TEMPLATE_JOB: Partial<Record<TemplatePlace, (template: ModelledTemplate) => void>> = {
  validate: (template) => goOn(template, { state: 'proposed', revising: !template.complete, place: template.complete ? 'decide' : 'revise' }),
  'record-decision': (template) => {
    if (template.approved) inUse(template);
    else goOn(template, { revising: true, place: 'revise' });
  },
  demote: (template) => goOn(template, { state: 'demoted', place: 'review' }),
  renew: (template) => inUse(template),
  retire: (template) => void Object.assign(template, { state: 'retired', place: 'ended', revising: false }),
};

function inUse(template: ModelledTemplate): void {
  goOn(template, { state: 'approved', revising: false, suspended: template.retiring, place: 'in-use' });
}

/** A retirement that comes at the same time keeps no job from running; after it the template ends all the same. */
function goOn(template: ModelledTemplate, after: Partial<ModelledTemplate>): void {
  Object.assign(template, after, template.retiring ? { place: 'retire' } : {});
}
