import { ok } from '#core/kernel';
import { evaluateCalledDecision } from '../rules/decisions.js';
import { takeResult } from '../rules/mappings.js';
import type { ElementBehaviour } from './behaviour.js';
import { jobTask } from './job-task.js';

/** Business rule task (BPMN 2.0.2 §10.3.3): a decision whose result becomes a variable, or a job. */
export const businessRuleTask: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    if (!element.decision) return jobTask.enter(step, element, instance, subscribe);
    const output = evaluateCalledDecision(step, element.decision, instance);
    if (!output.ok) return output;
    takeResult(step, element, instance, `{${JSON.stringify(element.decision.resultVariable)}:${output.value}}`);
    return ok('passes');
  },
};
