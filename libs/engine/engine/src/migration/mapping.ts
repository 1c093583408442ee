import { ok, type Result } from '#core/kernel';
import type { CommandOf, Rejection } from '../commands/commands.js';
import { reject } from '../commands/handler.js';
import { INNER_INSTANCE } from '../compile/ad-hoc.js';
import type { Element, ExecutableProcess, Flow } from '../compile/executable.js';
import { joins } from '../rules/joins.js';
import type { Step } from '../process/step.js';
import type { JoinTokenRow, ProcessDefinitionRow } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { runningIn } from '../modification/scopes.js';

/** From one definition to another, element by element; flows are mapped where tokens wait. */
export interface Mapping {
  readonly definition: ProcessDefinitionRow;
  readonly source: ExecutableProcess;
  readonly target: ExecutableProcess;
  readonly ids: ReadonlyMap<string, string>;
}

/** Refuses what is not in the definitions, is mapped twice, or leaves a waiting token behind. */
export function mappingOf(step: Step, process: Instance, definition: ProcessDefinitionRow, { mapping }: CommandOf<'migrateProcessInstance'>): Result<Mapping, Rejection> {
  const source = step.definitions.process(step.state, process.processDefinitionKey);
  const target = step.definitions.process(step.state, definition.processDefinitionKey);
  const ids = new Map<string, string>();
  for (const { sourceElementId, targetElementId } of mapping) {
    if (ids.has(sourceElementId)) return no(`'${sourceElementId}' is mapped twice`);
    if (!has(source, sourceElementId)) return no(`there is no element '${sourceElementId}' in the process it comes from`);
    if (!has(target, targetElementId)) return no(`there is no element '${targetElementId}' in the process it goes to`);
    ids.set(sourceElementId, targetElementId);
  }
  const found = { definition, source, target, ids };
  const tokens = runningIn(step, process.elementInstanceKey).flatMap((one) => step.state.tokensIn(one.elementInstanceKey));
  return tokens.map((token) => tokenProblem(found, token)).find((one) => one !== undefined) ?? ok(found);
}

const no = (reason: string): Result<never, Rejection> => reject('INVALID_ARGUMENT', `Expected to migrate the process instance, but ${reason}`);

const has = (process: ExecutableProcess, id: string): boolean => process.elements.has(id) || flowOf(process, id) !== undefined;

export function flowOf(process: ExecutableProcess, id: string): Flow | undefined {
  for (const element of process.elements.values()) {
    const flow = element.outgoing.find((one) => one.id === id);
    if (flow) return flow;
  }
  return undefined;
}

function tokenProblem({ source, target, ids }: Mapping, { gatewayId, flowId }: JoinTokenRow): Result<never, Rejection> | undefined {
  const before = source.elements.get(gatewayId);
  const after = target.elements.get(ids.get(gatewayId) ?? '');
  if (!before || after?.kind !== before.kind || !joins(after)) return no(`a token waits at '${gatewayId}', which is not mapped to a joining gateway of its kind`);
  if (after.incoming.length < before.incoming.length) return no(`a token waits at '${gatewayId}', and '${after.id}' has fewer incoming flows`);
  const isMapped = flowOf(target, ids.get(flowId) ?? '')?.target === after;
  return isMapped ? undefined : no(`a token came over '${flowId}', which is not mapped to a flow into '${after.id}'`);
}

/** What the instance is an instance of after the migration; undefined when it is not mapped. */
export function targetOf({ target, ids }: Mapping, instance: Instance): Element | undefined {
  if (instance.type === 'PROCESS') return target.root;
  if (instance.type === 'AD_HOC_SUB_PROCESS_INNER_INSTANCE') return innerTarget(target, ids, instance.elementId);
  const element = target.elements.get(ids.get(instance.elementId) ?? '');
  return element?.inner && instance.type !== 'MULTI_INSTANCE_BODY' ? element.inner : element;
}

/** An activation goes with its ad-hoc sub-process. */
function innerTarget(target: ExecutableProcess, ids: Mapping['ids'], elementId: string): Element | undefined {
  const adHoc = target.elements.get(ids.get(elementId.slice(0, -INNER_INSTANCE.length)) ?? '');
  return adHoc && target.elements.get(`${adHoc.id}${INNER_INSTANCE}`);
}
