import { passThrough, type ElementBehaviour } from './behaviour.js';
import { jobTask } from './job-task.js';

/** Intermediate throw event (BPMN 2.0.2 §10.5.4): none events pass, message events are a worker's job. */
export const intermediateThrowEvent: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    const behaviour = element.event.type === 'message' ? jobTask : passThrough;
    return behaviour.enter(step, element, instance, subscribe);
  },
};
