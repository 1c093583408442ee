import { messageSender } from './message-sender.js';

/** Send task (BPMN 2.0.2 §10.3.3): the engine or a worker sends the message. */
export const sendTask = messageSender;
