import { ok } from '#core/kernel';
import { preparePublication } from '../rules/publishing.js';
import type { ElementBehaviour } from './behaviour.js';
import { jobTask } from './job-task.js';

/** An element that sends a message (BPMN 2.0.2 §10.3.3, §10.5.1): the engine publishes it, or a worker's job does. */
export const messageSender: ElementBehaviour = {
  enter(step, element, instance, subscribe) {
    if (!element.publishMessage) return jobTask.enter(step, element, instance, subscribe);
    const message = preparePublication(step, element.publishMessage, instance);
    if (!message.ok) return message;
    step.followUp({ do: 'publish', message: message.value });
    return ok('passes');
  },
};
