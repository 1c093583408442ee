import { TEMPLATE_LIFECYCLE, type TemplateState } from '#core/contracts';
import { ok, refuse, type Refusal, type Result } from '#core/kernel';
import type { ChangeTemplate } from './template.entity.js';

export const TEMPLATE_PROCESS = 'standard-change-template';

/** The only place where a template's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTemplate(template: ChangeTemplate, state: TemplateState): Result<void, Refusal<'illegal-transition'>> {
  if (template.state === state) return ok();
  const allowed: readonly TemplateState[] = TEMPLATE_LIFECYCLE[template.state];
  if (!allowed.includes(state)) {
    return refuse('illegal-transition', `${template.number} is in the state ${template.state} and cannot become ${state}.`, 'state');
  }
  template.state = state;
  if (state !== 'proposed') template.revisionOpen = false;
  return ok();
}

/** From now on its uses count, and may be made unless its retirement is on its way. */
export function putIntoUse(template: ChangeTemplate): void {
  template.approvedAt = new Date();
  if (!template.retiring) template.suspendedReason = null;
}
