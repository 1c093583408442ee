import type { ElementModel, ModelProblem } from '../model.js';
import { taskListenerProblems } from './listeners.js';
import { at, type Rule } from './rule.js';

export const hasOneJob: Rule = (element) => (element.job ? [] : ["Must have exactly one 'zeebe:taskDefinition' extension element"]);

export const loop: Rule = (element) => (element.loop && element.loop.inputCollection === '' ? [at(element, 'multiInstanceLoopCharacteristics', "Must have exactly one 'zeebe:loopCharacteristics' extension element")] : []);

export const loopResults: Rule = (element) => {
  const there = (['outputCollection', 'outputElement'] as const).filter((name) => (element.loop?.[name] ?? '') !== '');
  if (there.length !== 1) return [];
  const missing = there[0] === 'outputElement' ? 'outputCollection' : 'outputElement';
  return [at(element, 'multiInstanceLoopCharacteristics > extensionElements > loopCharacteristics', `Attribute '${missing}' must be present if the attribute '${there[0]}' is set`)];
};

export const businessRule: Rule = (element) => either(element.calledDecision !== null, element.job !== null, 'zeebe:calledDecision');
export const script: Rule = (element) => either(element.script !== null, element.job !== null, 'zeebe:script');
export const resultVariable: Rule = (element) => {
  const name = element.calledDecision ? 'calledDecision' : 'script';
  return (element.calledDecision ?? element.script)?.resultVariable === '' ? [at(element, `extensionElements > ${name}`, "Attribute 'resultVariable' must be present and not empty")] : [];
};

export function either(own: boolean, job: boolean, name: string): readonly string[] {
  return own === job ? [`Must have either one '${name}' or one 'zeebe:taskDefinition' extension element`] : [];
}

export const binding: Rule = (element) => {
  const called = element.calledDecision ?? element.calledElement;
  const path = element.calledDecision ? 'extensionElements > calledDecision' : 'extensionElements > calledElement';
  return called ? bindingProblems(element, path, called.binding) : [];
};

function bindingProblems(element: ElementModel, path: string, chosen: { type: string; versionTag: string }): ModelProblem[] {
  if (!['deployment', 'latest', 'versionTag'].includes(chosen.type)) return [at(element, path, "Attribute 'bindingType' must be one of: deployment, latest, versionTag")];
  const missing = chosen.type === 'versionTag' && chosen.versionTag.trim() === '';
  const stray = chosen.type !== 'versionTag' && chosen.versionTag !== '' && path !== LINKED;
  if (stray) return [at(element, path, "Attribute 'versionTag' may only be used if 'bindingType' is 'versionTag'")];
  return missing ? [at(element, path, "Attribute 'versionTag' must be present and not empty if 'bindingType' is 'versionTag'")] : [];
}

const LINKED = 'extensionElements > linkedResources > linkedResource';
export const linkedResources: Rule = (element) =>
  element.linkedResources.flatMap((link) => {
    const missing = (['resourceId', 'resourceType'] as const).find((name) => link[name] === '');
    return missing ? [at(element, LINKED, `Attribute '${missing}' must be present and not empty`)] : bindingProblems(element, LINKED, link.binding);
  });

export const userTask: Rule = (element) => {
  const task = element.userTask;
  if (!task) return [];
  return [...formProblems(element), ...taskListenerProblems(element)];
};

const FORM = 'extensionElements > formDefinition';
function formProblems(element: ElementModel): ModelProblem[] {
  const task = element.userTask;
  if (!task?.form) return [];
  const given = [task.form.formId, task.form.externalReference].filter((value) => value !== null && value.trim() !== '');
  if (task.native && given.length !== 1) {
    return [at(element, FORM, "Exactly one of the attributes 'formId, externalReference' must be present and not blank for native user tasks")];
  }
  const keyed = [task.form.formId, task.form.formKey].filter((value) => value !== null && value.trim() !== '');
  if (!task.native && keyed.length !== 1) return [at(element, FORM, "Exactly one of the attributes 'formId, formKey' must be present and not blank")];
  return bindingProblems(element, FORM, task.form.binding);
}
