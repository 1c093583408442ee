import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isDeeperThan } from '#core/kernel';
import { memberTexts } from '../input/json-text.js';
import { badRequest, Refused } from './problem.js';

/** A request body: parsed, and as the text it came in, from which values are taken that must not lose digits. */
export interface JsonBody {
  readonly value: unknown;
  readonly text: string;
}

/** What reads the values of variables goes down by recursion; this is far from where the stack ends. Each level takes two characters. */
const MAX_DEPTH = 500;

function parse(text: string): JsonBody | undefined {
  if (text.trim() === '') return undefined;
  const value = valueOf(text);
  if (text.length > 2 * MAX_DEPTH && isDeeperThan(value, MAX_DEPTH)) throw new Refused(badRequest(`The request body is nested deeper than ${MAX_DEPTH} levels`));
  return { value, text };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refused(badRequest('The request body is not valid JSON'));
  }
}

/** Makes `request.body` a JsonBody, or undefined when it is empty. Any other content type is refused with 415. */
export function acceptJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
    try {
      done(null, parse(text as string));
    } catch (error) {
      done(error as Error);
    }
  });
}

export const bodyOf = (request: FastifyRequest): unknown => (request.body as JsonBody | undefined)?.value;

/** The member of the body as JSON text; undefined when there is none. */
export function memberText(request: FastifyRequest, name: string): string | undefined {
  const body = request.body as JsonBody | undefined;
  return body && memberTexts(body.text).get(name);
}

/** The object in member `variables` as compact JSON text; `{}` when there is none. Checked before to be an object. */
export function variablesOf(request: FastifyRequest): string {
  const body = request.body as JsonBody | undefined;
  const text = body && memberTexts(body.text).get('variables');
  return text === undefined || text === 'null' ? '{}' : text;
}
