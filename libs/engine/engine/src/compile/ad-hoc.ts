import type { ModelProblem } from '#engine/bpmn-model';
import { agentParameters, feelToJson, type AgentParameter, type FeelValue } from '#engine/feel';
import type { JsonText } from '../state/rows.js';
import type { Element, ElementKind } from './executable.js';
import { inHashOrder } from './hash-order.js';

const NOT_ACTIVATED: readonly ElementKind[] = ['startEvent', 'boundaryEvent', 'eventSubProcess'];

/** What an ad-hoc sub-process can be asked to activate: everything that no flow leads to. */
export function activitiesOf(adHoc: Element): readonly Element[] {
  return adHoc.children.filter((child) => child.incoming.length === 0 && !NOT_ACTIVATED.includes(child.kind));
}

/** What the id of an activation has behind that of its ad-hoc sub-process. */
export const INNER_INSTANCE = '#innerInstance';

/** The scope of one activation: it holds the activity, what follows it, and the variables given with it. */
export function innerInstanceOf(adHoc: Element): Element {
  return {
    ...adHoc, id: `${adHoc.id}${INNER_INSTANCE}`, kind: 'adHocInnerInstance', type: 'AD_HOC_SUB_PROCESS_INNER_INSTANCE', parent: adHoc, outgoing: [], incoming: [],
    defaultFlow: null, children: [], start: null, eventSubProcesses: [], boundaryEvents: [], attachedTo: null, event: { type: 'none' }, inputs: [], outputs: [],
    startListeners: [], endListeners: [], job: null, loop: null, inner: null,
  };
}

/** The value of `adHocSubProcessElements`: what an agent needs to know to choose. */
export function describe(activities: readonly Element[]): JsonText {
  const facts = inHashOrder(activities, (activity) => activity.id).map(describeOne);
  return feelToJson(facts);
}

function describeOne({ id, model }: Element): FeelValue {
  const properties = Object.entries(model.properties).map(([name, value]) => [name, value === '' ? null : value] as const);
  const parameters = parametersOf(model.inputs.map((input) => input.source)).map(parameterFacts);
  return new Map<string, FeelValue>([
    ['elementId', id],
    ...(model.name ? [['elementName', model.name] as const] : []),
    ...(model.documentation ? [['documentation', model.documentation] as const] : []),
    ...(properties.length > 0 ? [['properties', new Map<string, FeelValue>(properties)] as const] : []),
    ...(parameters.length > 0 ? [['parameters', parameters] as const] : []),
  ]);
}

function parametersOf(sources: readonly string[]): readonly AgentParameter[] {
  return sources.flatMap((source) => {
    const found = source.startsWith('=') ? agentParameters(source.slice(1)) : undefined;
    return found?.ok ? found.value : [];
  });
}

function parameterFacts(parameter: AgentParameter): FeelValue {
  return new Map<string, FeelValue>(Object.entries(parameter));
}

/** Parameters of an agent must be fixed in the text. */
export function parameterProblems({ id, model }: Element): readonly ModelProblem[] {
  const found = model.inputs.flatMap(({ source }) => (source.startsWith('=') ? [agentParameters(source.slice(1))] : []));
  return found.flatMap((one) => (one.ok ? [] : [{ element: id, message: `Failed to extract ad-hoc activity parameters for element '${id}'. ${one.failure}` }]));
}
