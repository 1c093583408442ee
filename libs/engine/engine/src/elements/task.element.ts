import { passThrough } from './behaviour.js';

/** Undefined task (BPMN 2.0.2 §10.3.3): nothing to do. */
export const task = passThrough;

/** Manual task (BPMN 2.0.2 §10.3.3): done outside; the engine does not wait for it. */
export const manualTask = passThrough;
