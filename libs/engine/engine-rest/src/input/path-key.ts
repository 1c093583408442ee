import type { FastifyRequest } from 'fastify';
import { checked } from '../http/answer.js';
import { key } from './check.js';
import { readWith } from './read-body.js';

/** A key in the path; 400 when it is none. */
export function pathKey(request: FastifyRequest, name: string): string {
  const value = (request.params as Record<string, string>)[name];
  return checked(readWith(key, value, name));
}
