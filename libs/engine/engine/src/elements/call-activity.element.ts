import { ok } from '#core/kernel';
import type { Element } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import { bind } from '../rules/binding.js';
import { evaluateString } from '../rules/expressions.js';
import { failure, type Attempt } from '../rules/failure.js';
import { objectOf } from '../rules/json-text.js';
import { createInstance } from '../rules/start.js';
import { propagate, setAllLocal, visibleVariables } from '../rules/variables.js';
import type { JsonText, Key, ProcessDefinitionRow, ProcessInstanceRow } from '../state/rows.js';
import { isProcess, type Instance } from '../state/state.js';
import type { ElementBehaviour } from './behaviour.js';
import { activating } from './life-cycle.js';

/** Call activity (BPMN 2.0.2 §10.3.6): another process instance, begun with its none start event; waits until it has ended. */
export const callActivity: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    const definition = calledDefinition(step, element, instance);
    if (!definition.ok) return definition;
    const { root } = step.definitions.process(step.state, definition.value.processDefinitionKey);
    if (!root.start) {
      return failure('CALLED_ELEMENT_ERROR', `Expected process with BPMN process id '${root.id}' to have a none start event, but not found.`);
    }
    const subscribed = subscribe();
    if (!subscribed.ok) return subscribed;
    step.followUp({ do: 'call', key: instance.elementInstanceKey, processDefinitionKey: definition.value.processDefinitionKey });
    return ok('waits');
  },
  interrupt(step, _element, instance) {
    const child = childOf(step, instance);
    if (child) step.followUp({ do: 'terminate', key: child.processInstanceKey });
    return child ? 'waits' : 'passes';
  },
};

function calledDefinition(step: Step, { calledElement }: Element, instance: Instance): Attempt<ProcessDefinitionRow> {
  if (!calledElement) throw new Error(`${instance.elementId} calls nothing`);
  const id = evaluateString(step, calledElement.processId, instance.elementInstanceKey);
  if (!id.ok) return id;
  const definition = bind(step, 'processDefinitions', id.value, calledElement.binding, instance);
  return definition ? ok(definition) : failure('CALLED_ELEMENT_ERROR', `Expected process with BPMN process id '${id.value}' to be deployed, but not found.`);
}

/** Creates the called process instance with the caller's variables. */
export function callProcess(step: Step, callerKey: Key, processDefinitionKey: Key): void {
  const instance = step.state.live(callerKey);
  const definition = step.state.deployed('processDefinitions', processDefinitionKey);
  if (instance?.phase !== 'ACTIVATED' || !definition) return;
  const { processInstanceKey, elementInstanceKey, rootProcessInstanceKey } = instance;
  const caller = isProcess(instance) ? instance : step.state.processInstance(processInstanceKey);
  const key = createInstance(step, step.definitions.process(step.state, processDefinitionKey).root, {
    definition,
    variables: passedDown(step, step.elementOf(instance), instance),
    businessId: caller?.businessId ?? null,
    tags: [],
    startCorrelationKey: null,
    parent: { processInstanceKey, elementInstanceKey, rootProcessInstanceKey },
  });
  step.emit({ kind: 'INTERNALS_CHANGED', key: elementInstanceKey, internals: { ...instance.internals, calledInstanceKey: key } });
  activating(step, key);
}

function passedDown(step: Step, element: Element, instance: Instance): JsonText {
  if (element.calledElement?.propagateParent) return objectOf(visibleVariables(step.state, instance.elementInstanceKey));
  return objectOf(step.state.variablesIn(instance.elementInstanceKey).map((row) => [row.name, row.value] as const));
}

function childOf(step: Step, instance: Instance): ProcessInstanceRow | undefined {
  const key = instance.internals?.calledInstanceKey;
  return key === undefined ? undefined : step.state.processInstance(key);
}

/** A called process has ended: its variables go to the call activity, which goes on. */
export function calledProcessEnded(step: Step, child: ProcessInstanceRow, variables: JsonText): void {
  const caller = child.parentElementInstanceKey === null ? undefined : step.state.instance(child.parentElementInstanceKey);
  if (!caller) return;
  if (caller.phase === 'TERMINATING') {
    step.followUp({ do: 'finishTermination', key: caller.elementInstanceKey });
    return;
  }
  const element = step.elementOf(caller);
  if (element.outputs.length > 0) setAllLocal(step, caller.elementInstanceKey, variables);
  else if (element.calledElement?.propagateChild) propagate(step, caller.elementInstanceKey, variables);
  step.followUp({ do: 'complete', key: caller.elementInstanceKey });
}
