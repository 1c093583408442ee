import type { Element, Flow } from '../compile/executable.js';
import type { Step } from '../process/step.js';
import type { Attempt } from '../rules/failure.js';
import type { Instance } from '../state/state.js';

/** Whether an element stays (a job, an event, children), is done, or is done before anything else happens (gateways). */
export type Entered = 'waits' | 'passes' | 'passes at once';

/**
 * What one BPMN element type does between the steps of the shared life cycle (`life-cycle.ts`). It decides by emitting events
 * and queueing follow-ups; it never writes state. A failed attempt becomes an incident and the same step is tried again.
 */
export interface ElementBehaviour {
  /** Before its inputs are mapped: variables of its own. */
  prepare?(step: Step, element: Element, instance: Instance): void;
  /**
   * Inputs are mapped and start listeners done. Evaluate what is needed, then `subscribe` to the events caught meanwhile,
   * then begin. Must be safe to repeat after a failure.
   */
  enter(step: Step, element: Element, instance: Instance, subscribe: () => Attempt): Attempt<Entered>;
  /** It is active now and waits: what it sets going. */
  entered?(step: Step, element: Element, instance: Instance): void;
  /** Before its outputs are mapped. */
  finish?(step: Step, element: Element, instance: Instance): void;
  /** Outputs are mapped, end listeners come next: hand up what it brings beside them. Must be safe to repeat. */
  handUp?(step: Step, element: Element, instance: Instance): void;
  /** Outputs are mapped and end listeners done: which flows to take. All outgoing ones by default. */
  leave?(step: Step, element: Element, instance: Instance): Attempt<readonly Flow[]>;
  /** It has completed and its flows are taken: what an end event does to its scope. */
  left?(step: Step, element: Element, instance: Instance): void;
  /** A child of this scope has mapped its outputs, run its end listeners and is about to complete. A failure stops the child. */
  childCompleting?(step: Step, element: Element, scope: Instance, child: Instance): Attempt;
  childCompleted?(step: Step, element: Element, scope: Instance): void;
  childTerminated?(step: Step, element: Element, scope: Instance): void;
  /** A child of this scope has ended. By default the scope completes when nothing is left in it. */
  childEnded?(step: Step, element: Element, scope: Instance): void;
  /** Interrupted from outside: give back jobs and tasks. Answers whether something is still to be waited for. */
  interrupt?(step: Step, element: Element, instance: Instance): 'waits' | 'passes';
  /** An incident raised while it was active is resolved. */
  retry?(step: Step, element: Element, instance: Instance): void;
}

/** Enters and is done: there is no time in which its boundary events could happen. */
export const passThrough: ElementBehaviour = { enter: () => ({ ok: true, value: 'passes' }) };
