import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Rows } from '#engine/engine';
import type { Clause, EngineStore, ViewName } from '#engine/engine-store';
import { checked } from '../http/answer.js';
import { sendJson } from '../http/engine-api.js';
import { bodyOf } from '../http/json-body.js';
import { writeCursor } from './page.js';
import { readSearch, type SearchRules } from './search-request.js';

/** Runs a search request and answers its page. `fixed` are conditions of the path. */
export async function answerSearch<R extends SearchRules>(
  store: EngineStore,
  rules: R,
  request: FastifyRequest,
  reply: FastifyReply,
  item: (row: Rows[R['view']]) => unknown,
  fixed: readonly Clause[] = [],
): Promise<FastifyReply> {
  const { query, order } = checked(readSearch(rules, bodyOf(request), fixed));
  const { items, totalItems, hasMoreTotalItems, startCursor, endCursor } = await store.reads.search<ViewName>(rules.view, query);
  const page = { totalItems, hasMoreTotalItems, startCursor: writeCursor(order, startCursor), endCursor: writeCursor(order, endCursor) };
  return sendJson(reply, JSON.stringify({ items: (items as readonly Rows[R['view']][]).map(item), page }));
}

/** A condition that the path states. */
export const pathCondition = (field: string, value: string): Clause => ({ kind: 'own', condition: { field, operator: 'eq', value } });
