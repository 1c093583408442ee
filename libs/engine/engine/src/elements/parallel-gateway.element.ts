import { ok } from '#core/kernel';
import type { ElementBehaviour } from './behaviour.js';

/** Parallel gateway (BPMN 2.0.2 §10.6.4): opens when each incoming flow has a token (see `flows.ts`), takes every outgoing flow. */
export const parallelGateway: ElementBehaviour = { enter: () => ok('passes at once') };
