import type { ModelProblem } from '#core/contracts';

/** A rule of bpmnlint or of Camunda's plug-in: how grave it is here, and what to do when it speaks. */
export interface ForeignRule {
  readonly severity: ModelProblem['severity'];
  readonly advice: string;
}

/** Rules of bpmnlint-plugin-camunda-compat for Camunda 8.9 (reported as `camunda-compat/…`). */
export const CAMUNDA_RULES = {
  'called-element': { severity: 'error', advice: 'Name the process that is called' },
  'duplicate-task-headers': { severity: 'error', advice: 'Give each header its own key' },
  'element-type': { severity: 'error', advice: 'Use an element that Camunda 8.9 can execute' },
  'error-reference': { severity: 'error', advice: 'Choose or create the error and give it a code' },
  'event-based-gateway-target': { severity: 'error', advice: 'Let only catch events and receive tasks follow an event-based gateway, each with this one way in' },
  'executable-process': { severity: 'error', advice: 'Set "Executable" on the process that is to run' },
  'loop-characteristics': { severity: 'error', advice: 'Give the multi-instance activity the list it runs over' },
  'message-reference': { severity: 'error', advice: 'Choose or create the message and name it' },
  'io-mapping': { severity: 'error', advice: 'Complete the mapping or remove it' },
  implementation: { severity: 'error', advice: 'Say how it is done: give it a job type, a decision or an expression' },
  'no-business-id': { severity: 'error', advice: 'Remove the business id; Camunda 8.9 does not know it here' },
  'no-cancel-execution-listener': { severity: 'error', advice: 'Remove the listener; Camunda 8.9 does not know it' },
  'no-execution-listener-headers': { severity: 'error', advice: 'Remove the headers of the listener; Camunda 8.9 does not know them' },
  'no-expression': { severity: 'error', advice: 'Use a fixed value instead of an expression' },
  'no-job-priority-definition': { severity: 'error', advice: 'Remove the job priority; Camunda 8.9 does not know it' },
  'no-loop': { severity: 'error', advice: 'Put something that waits (a user task, a job, an event) into the loop, or it would run for ever' },
  'no-multiple-none-start-events': { severity: 'error', advice: 'Keep one plain start event' },
  'sequence-flow-condition': { severity: 'error', advice: 'Give the flow a condition or make it the default flow' },
  'start-event-form': { severity: 'error', advice: 'Link the start form by its id' },
  subscription: { severity: 'error', advice: 'Give the message its correlation key, such as =recordNumber' },
  timer: { severity: 'error', advice: 'Give the timer a date, a duration or a cycle' },
  'user-task-definition': { severity: 'warning', advice: 'Give the task a form or an implementation' },
  'user-task-form': { severity: 'error', advice: 'Link the form by its id' },
  'variable-name': { severity: 'error', advice: 'Use a name of letters, digits and underscores that does not begin with a digit' },
  feel: { severity: 'error', advice: 'Correct the FEEL expression' },
  'feel-compatibility': { severity: 'error', advice: 'Use only what FEEL knows in Camunda 8.9' },
  'connector-properties': { severity: 'warning', advice: 'Complete the settings of the connector' },
  'escalation-boundary-event-attached-to-ref': { severity: 'error', advice: 'Attach the escalation event to a sub-process or call activity' },
  'escalation-reference': { severity: 'error', advice: 'Choose or create the escalation and give it a code' },
  'link-event': { severity: 'error', advice: 'Give both ends of the link the same name' },
  'task-schedule': { severity: 'error', advice: 'Give due and follow-up date as ISO 8601 with zone, or as an expression' },
  secrets: { severity: 'warning', advice: 'Write secrets as {{secrets.NAME}}' },
  'signal-reference': { severity: 'error', advice: 'Choose or create the signal and name it' },
  'wait-for-completion': { severity: 'error', advice: 'Give the compensation event what it waits for' },
  'duplicate-execution-listeners': { severity: 'error', advice: 'Remove one of the two equal listeners' },
  'execution-listener': { severity: 'error', advice: 'Give the listener a job type' },
  'no-before-all-execution-listener': { severity: 'error', advice: 'Remove the listener; Camunda 8.9 does not know it' },
  'priority-definition': { severity: 'error', advice: 'Give the priority as a number from 0 to 100, or as an expression' },
  'version-tag': { severity: 'error', advice: 'Give the version tag a value or remove it' },
  'zeebe-user-task': { severity: 'warning', advice: 'Choose "Camunda user task" as its implementation' },
  'ad-hoc-sub-process': { severity: 'error', advice: 'Put at least one activity into it, and neither start nor end events' },
  'no-interrupting-event-subprocess': { severity: 'error', advice: 'Make the event sub-process non-interrupting' },
  'agent-tool-documentation': { severity: 'warning', advice: 'Document the tool so that the agent knows what it is for' },
  'agent-tool-output-key': { severity: 'warning', advice: 'Name the variable that holds the result of the tool' },
  'agent-fromai-contract': { severity: 'error', advice: 'Correct the call of fromAi' },
  'task-listener': { severity: 'error', advice: 'Give the listener a job type and an event' },
  'start-event-form-embedded': { severity: 'warning', advice: 'Link the form by its id instead of embedding it' },
} as const satisfies Record<string, ForeignRule>;
export type CamundaRuleName = keyof typeof CAMUNDA_RULES;

/** Rules of bpmnlint itself. Errors are what the engine refuses or the product cannot show; the rest is craft. */
export const BPMNLINT_RULES = {
  'ad-hoc-sub-process': { severity: 'error', advice: 'Put at least one activity into it, and neither start nor end events' },
  'conditional-event': { severity: 'error', advice: 'Give the event its condition' },
  'conditional-flows': { severity: 'error', advice: 'Give every way out a condition, or make one of them the default flow' },
  'end-event-required': { severity: 'warning', advice: 'Add an end event that says how it ended' },
  'event-based-gateway': { severity: 'error', advice: 'Let at least two events follow the gateway, and give its flows no conditions' },
  'event-sub-process-typed-start-event': { severity: 'error', advice: 'Say what starts the event sub-process: a message, a timer, an error, …' },
  'fake-join': { severity: 'warning', advice: 'Merge the flows with a gateway before this element' },
  'link-event': { severity: 'error', advice: 'Give both ends of the link the same name' },
  'no-bpmndi': { severity: 'error', advice: 'Draw it: what is not in the picture cannot be shown to anybody' },
  'no-disconnected': { severity: 'warning', advice: 'Connect it or remove it' },
  'no-duplicate-sequence-flows': { severity: 'warning', advice: 'Remove one of the two flows' },
  'no-gateway-join-fork': { severity: 'warning', advice: 'Use one gateway to merge and another to split' },
  'no-implicit-end': { severity: 'warning', advice: 'Lead on from here or add an end event' },
  'no-implicit-split': { severity: 'warning', advice: 'Split with a gateway, so that it is seen which ways are taken' },
  'no-implicit-start': { severity: 'warning', advice: 'Lead a flow here or add a start event' },
  'no-overlapping-elements': { severity: 'warning', advice: 'Move the shapes apart' },
  'single-blank-start-event': { severity: 'error', advice: 'Keep one plain start event' },
  'single-event-definition': { severity: 'error', advice: 'Give the event one kind' },
  'start-event-required': { severity: 'error', advice: 'Add a start event' },
  'sub-process-blank-start-event': { severity: 'error', advice: 'Begin the sub-process with a plain start event' },
  'superfluous-gateway': { severity: 'warning', advice: 'Remove the gateway: it has one way in and one way out' },
  'superfluous-termination': { severity: 'warning', advice: 'A plain end event is enough here' },
} as const satisfies Record<string, ForeignRule>;
export type BpmnlintRuleName = keyof typeof BPMNLINT_RULES;
