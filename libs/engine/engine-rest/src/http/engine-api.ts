import type { FastifyInstance, FastifyReply } from 'fastify';
import type { EngineStore } from '#engine/engine-store';

export interface ApiSettings {
  /** Long poll of job activation when the client names no time. */
  readonly longPollMs: number;
  /** How long a request waits for a listener or for the end of a process instance when the client names no time. */
  readonly requestTimeoutMs: number;
  /** Time may be moved through /v2/clock. */
  readonly controlledClock: boolean;
  readonly version: string;
}

/** What the routes of one resource are given. */
export interface Api {
  readonly app: FastifyInstance;
  readonly store: EngineStore;
  readonly settings: ApiSettings;
}

export const sendJson = (reply: FastifyReply, json: string): FastifyReply => reply.type('application/json').send(json);
export const sendNothing = (reply: FastifyReply): FastifyReply => reply.status(204).send();
