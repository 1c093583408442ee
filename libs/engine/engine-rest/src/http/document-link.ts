import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { EngineStore } from '#engine/engine-store';

/** A link opens one document with one content until it expires, without a password. */
export interface DocumentLink {
  readonly documentId: string;
  readonly contentHash: string;
  readonly expiresAt: number;
}

const sign = ({ documentId, contentHash, expiresAt }: DocumentLink, secret: string): string =>
  createHmac('sha256', secret).update(JSON.stringify([documentId, contentHash, expiresAt])).digest('base64url');

/** The address of a link, on the host the client used. */
export async function linkAddress(store: EngineStore, request: FastifyRequest, link: DocumentLink): Promise<string> {
  const query = new URLSearchParams({ contentHash: link.contentHash, expires: String(link.expiresAt), signature: sign(link, await store.documents.linkSecret()) });
  return `${request.protocol}://${request.host}/v2/documents/${encodeURIComponent(link.documentId)}?${query.toString()}`;
}

const equal = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Whether the request is a link that was given out and has not expired. */
export async function isValidLink(store: EngineStore, request: FastifyRequest): Promise<boolean> {
  if (request.method !== 'GET' || request.routeOptions.url !== '/v2/documents/:documentId') return false;
  const { contentHash, expires, signature } = request.query as Record<string, unknown>;
  if (typeof contentHash !== 'string' || typeof expires !== 'string' || typeof signature !== 'string') return false;
  const link = { documentId: (request.params as Record<string, string>)['documentId'] ?? '', contentHash, expiresAt: Number(expires) };
  return link.expiresAt > store.now() && equal(signature, sign(link, await store.documents.linkSecret()));
}
