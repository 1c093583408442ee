import type { Element, Flow } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Key } from '../state/rows.js';
import type { Instance } from '../state/state.js';
import { joins } from './joins.js';

/** Leaves along these flows: the targets are activated in the scope of the source, in this order. */
export function takeFlows(step: Step, source: Instance, scopeKey: Key, flows: readonly Flow[]): void {
  for (const flow of flows) {
    step.emit({
      kind: 'SEQUENCE_FLOW_TAKEN',
      row: {
        sequenceFlowId: `${source.processInstanceKey}_${flow.id}`,
        elementId: flow.id,
        processInstanceKey: source.processInstanceKey,
        rootProcessInstanceKey: source.rootProcessInstanceKey,
        processDefinitionKey: source.processDefinitionKey,
        processDefinitionId: source.processDefinitionId,
      },
    });
    if (joins(flow.target) && !isInterrupted(step.state.live(scopeKey))) addToken(step, source, scopeKey, flow);
    step.followUp({ do: 'activate', element: flow.target, scopeKey });
  }
}

/** Something else than its flow goes on in the scope: what still arrives at a join waits for nothing. */
export const isInterrupted = (scope: Instance | undefined): boolean => scope?.internals?.interrupted ?? scope?.internals?.interruptedBy !== undefined;

function addToken(step: Step, source: Instance, scopeKey: Key, flow: Flow): void {
  const before = step.state.token(scopeKey, flow.id);
  const row = before ?? {
    id: `${scopeKey}/${flow.id}`,
    flowScopeKey: scopeKey,
    gatewayId: flow.target.id,
    flowId: flow.id,
    count: 0,
    processInstanceKey: source.processInstanceKey,
  };
  step.emit({ kind: 'TOKEN_ARRIVED', row: { ...row, count: row.count + 1 } });
}

/** One token of each incoming flow is used up. */
export function takeTokens(step: Step, element: Element, scopeKey: Key): void {
  if (!joins(element)) return;
  for (const flow of element.incoming) {
    const token = step.state.token(scopeKey, flow.id);
    if (token) step.emit({ kind: 'TOKEN_TAKEN', row: { ...token, count: token.count - 1 } });
  }
}

/** The scope ends: tokens that wait in it are lost. */
export function dropTokens(step: Step, scopeKey: Key): void {
  for (const token of step.state.tokensIn(scopeKey)) step.emit({ kind: 'TOKEN_TAKEN', row: { ...token, count: 0 } });
}
