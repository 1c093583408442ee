import { TEMPLATE_LIFECYCLE, type TemplateState } from '#core/contracts';
import type { Refusal, Result } from '#core/kernel';
import { moveAlong } from '#platform/orchestration';
import type { ChangeTemplate } from './template.entity.js';

export const TEMPLATE_PROCESS = 'standard-change-template';

/** The only place where a template's state is written. Refuses what the lifecycle does not allow; staying is allowed. */
export function moveTemplate(template: ChangeTemplate, state: TemplateState): Result<void, Refusal<'illegal-transition'>> {
  const moved = moveAlong(TEMPLATE_LIFECYCLE, template, state);
  if (template.state !== 'proposed') template.revisionOpen = false;
  return moved;
}

/** From now on its uses count, and may be made unless its retirement is on its way. */
export function putIntoUse(template: ChangeTemplate): void {
  template.approvedAt = new Date();
  if (!template.retiring) template.suspendedReason = null;
}
