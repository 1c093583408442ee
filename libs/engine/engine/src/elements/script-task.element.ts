import { ok } from '#core/kernel';
import { evaluateJson } from '../rules/expressions.js';
import { takeResult } from '../rules/mappings.js';
import type { ElementBehaviour } from './behaviour.js';
import { jobTask } from './job-task.js';

/** Script task (BPMN 2.0.2 §10.3.3): a FEEL expression whose result becomes a variable, or a job. */
export const scriptTask: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    if (!element.script) return jobTask.enter(step, element, instance, subscribe);
    const result = evaluateJson(step, element.script.expression, instance.elementInstanceKey);
    if (!result.ok) return result;
    takeResult(step, element, instance, `{${JSON.stringify(element.script.resultVariable)}:${result.value}}`);
    return ok('passes');
  },
};
