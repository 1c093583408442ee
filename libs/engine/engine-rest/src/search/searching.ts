import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Rows } from '#engine/engine';
import type { Clause, EngineStore, FoundPage, ViewName } from '#engine/engine-store';
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
  const found = await store.reads.search<ViewName>(rules.view, query);
  return sendPage(reply, order, { ...found, items: (found.items as readonly Rows[R['view']][]).map(item) });
}

/** Refuses a search body that cannot be read, before anything is looked for. */
export function checkSearch(rules: SearchRules, request: FastifyRequest): void {
  checked(readSearch(rules, bodyOf(request)));
}

/** A page of items as the API shapes it; `order` names the sort in its cursors. */
export function sendPage(reply: FastifyReply, order: string, { items, totalItems, hasMoreTotalItems, startCursor, endCursor }: FoundPage<unknown>): FastifyReply {
  const page = { totalItems, hasMoreTotalItems, startCursor: writeCursor(order, startCursor), endCursor: writeCursor(order, endCursor) };
  return sendJson(reply, JSON.stringify({ items, page }));
}

/** A condition that the path states. */
export const pathCondition = (field: string, value: string): Clause => ({ kind: 'own', condition: { field, operator: 'eq', value } });
