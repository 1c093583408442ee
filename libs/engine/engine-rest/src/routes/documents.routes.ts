import { createHash, randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '#core/kernel';
import type { DocumentRow, StoredDocument } from '#engine/engine-store';
import { checked } from '../http/answer.js';
import { linkAddress } from '../http/document-link.js';
import { sendNothing, type Api } from '../http/engine-api.js';
import { bodyOf } from '../http/json-body.js';
import { readMultipart, type FilePart, type MultipartBody } from '../http/multipart.js';
import { badRequest, invalidArgument, notFound, refuse, type Problem } from '../http/problem.js';
import { anyObject, dateTime, filledText, int64, key, object, optional, text, type Checked } from '../input/check.js';
import { readWith } from '../input/read-body.js';
import { isoDate, isoDateOrNull } from '../output/items.js';

/** There is one store: the database of the engine. */
const STORE_ID = 'database';
const MAX_DOCUMENT_BYTES = 10 * 1024 * 1024;
const MAX_BATCH_BYTES = 20 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60_000;

const metadataCheck = object({
  contentType: optional(text({ max: 255, pattern: /^[\x20-\x7e]*$/ })),
  fileName: optional(text({ max: 1_000 })),
  expiresAt: optional(dateTime),
  size: optional(int64()),
  processDefinitionId: optional(text({ max: 1_000, pattern: /^[\p{L}_][\p{L}\p{N}_\-.]*$/u })),
  processInstanceKey: optional(key),
  customProperties: optional(anyObject),
});
type Metadata = Checked<typeof metadataCheck>;

const creationQuery = object({ storeId: optional(text()), documentId: optional(filledText({ max: 256 })) });
const documentQuery = object({ storeId: optional(text()), contentHash: optional(text()) });
const linkBody = object({ timeToLive: optional(int64({ min: 1, max: 7 * DAY_MS })) });

const metadataJson = ({ contentType, fileName, expiresAt, size, processDefinitionId, processInstanceKey, customProperties }: DocumentRow) => ({
  contentType, fileName, expiresAt: isoDateOrNull(expiresAt), size, processDefinitionId, processInstanceKey, customProperties,
});

const reference = (document: DocumentRow) => ({
  'camunda.document.type': 'camunda', storeId: STORE_ID, documentId: document.documentId, contentHash: document.contentHash, metadata: metadataJson(document),
});

function jsonOf(value: unknown, at: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return refuse(badRequest(`Request property [${at}] is not valid JSON`));
  }
}

/** Metadata in the order of the files: each part holds one object, or a list of them. */
const metadataOf = ({ fields }: MultipartBody, field: string): unknown[] => (fields.get(field) ?? []).flatMap((value) => jsonOf(value, field));

function documentOf(file: FilePart, metadata: Metadata, documentId: string): StoredDocument {
  return {
    documentId,
    content: file.content,
    contentHash: createHash('sha256').update(file.content).digest('hex'),
    contentType: metadata.contentType ?? file.type,
    fileName: metadata.fileName || file.name || documentId,
    size: file.content.length,
    expiresAt: metadata.expiresAt ?? null,
    processDefinitionId: metadata.processDefinitionId ?? null,
    processInstanceKey: metadata.processInstanceKey ?? null,
    customProperties: metadata.customProperties ?? {},
  };
}

function faultOf({ content, expiresAt, fileName }: StoredDocument, now: number): Problem | null {
  if (content.length > MAX_DOCUMENT_BYTES) return invalidArgument(`File '${fileName}' has more than ${MAX_DOCUMENT_BYTES} bytes`);
  return expiresAt !== null && expiresAt <= now ? invalidArgument(`Request property [metadata.expiresAt] is in the past for file '${fileName}'`) : null;
}

async function keep({ store }: Api, document: StoredDocument): Promise<Result<StoredDocument, Problem>> {
  const fault = faultOf(document, store.now());
  if (fault) return fail(fault);
  return (await store.documents.create(document)) ? ok(document) : fail(invalidArgument(`A document with id '${document.documentId}' exists already`));
}

function refuseOtherStores(storeId: string | undefined, problem: (detail: string) => Problem): void {
  if (storeId !== undefined && storeId !== '' && storeId !== STORE_ID) refuse(problem(`There is no document store '${storeId.slice(0, 60)}'`));
}

function documentId(request: FastifyRequest): string {
  return checked(readWith(filledText({ max: 500 }), (request.params as Record<string, string>)['documentId'], 'documentId'));
}

async function create(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const query = checked(readWith(creationQuery, request.query));
  refuseOtherStores(query.storeId, invalidArgument);
  const body = await readMultipart(request, { what: 'A document', maxBytes: MAX_DOCUMENT_BYTES, values: ['metadata'] });
  const file = body.files.find((one) => one.field === 'file') ?? refuse(invalidArgument('Request property [file] is required'));
  const metadata = checked(readWith(metadataCheck, metadataOf(body, 'metadata').at(-1) ?? {}, 'metadata'));
  const kept = checked(await keep(api, documentOf(file, metadata, query.documentId ?? randomUUID())));
  return reply.status(201).send(reference(kept));
}

async function createEach(api: Api, file: FilePart, metadata: unknown): Promise<Result<StoredDocument, Problem & { fileName: string }>> {
  const read = readWith(metadataCheck, metadata ?? {}, 'metadata');
  const kept = read.ok ? await keep(api, documentOf(file, read.value, randomUUID())) : read;
  return kept.ok ? kept : fail({ ...kept.failure, fileName: (read.ok ? read.value.fileName : undefined) ?? file.name });
}

async function createBatch(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  refuseOtherStores(checked(readWith(creationQuery, request.query)).storeId, invalidArgument);
  const body = await readMultipart(request, { what: 'A batch of documents', maxBytes: MAX_BATCH_BYTES, values: ['metadataList'] });
  const files = body.files.filter((one) => one.field === 'files');
  if (files.length === 0) return refuse(invalidArgument('Request property [files] must hold at least one file'));
  const metadata = metadataOf(body, 'metadataList');
  if (metadata.length > 0 && metadata.length !== files.length) return refuse(invalidArgument(`Request property [metadataList] must have as many items as there are files: ${files.length}, not ${metadata.length}`));
  const results: Awaited<ReturnType<typeof createEach>>[] = [];
  for (const [index, file] of files.entries()) results.push(await createEach(api, file, metadata[index]));
  const createdDocuments = results.flatMap((one) => (one.ok ? [reference(one.value)] : []));
  const failedDocuments = results.flatMap((one) => (one.ok ? [] : [one.failure]));
  return reply.status(failedDocuments.length > 0 ? 207 : 201).send({ createdDocuments, failedDocuments });
}

const unknown = (id: string): Problem => notFound(`Document with id '${id}' not found`);

/** The id in the path, and the hash that the client knows; refuses another store and another hash. */
async function found({ store }: Api, request: FastifyRequest): Promise<{ readonly id: string; readonly hash: string }> {
  const id = documentId(request);
  const { storeId, contentHash } = checked(readWith(documentQuery, request.query));
  refuseOtherStores(storeId, notFound);
  const hash = (await store.documents.hashOf(id)) ?? refuse(unknown(id));
  if (contentHash && contentHash !== hash) refuse(invalidArgument(`Request parameter [contentHash] is not the hash of document '${id}'`));
  return { id, hash };
}

const asciiName = (name: string): string => name.replace(/[^\x20-\x7e]|["\\]/g, '_');

/** Always a download, never shown: what was uploaded may be a page with scripts. */
async function download(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id } = await found(api, request);
  const { content, fileName } = (await api.store.documents.find(id)) ?? refuse(unknown(id));
  return reply
    .header('content-disposition', `attachment; filename="${asciiName(fileName)}"; filename*=UTF-8''${encodeURIComponent(fileName.toWellFormed()).replaceAll("'", '%27')}`)
    .header('x-content-type-options', 'nosniff')
    .type('application/octet-stream')
    .send(content);
}

async function remove({ store }: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const id = documentId(request);
  refuseOtherStores(checked(readWith(documentQuery, request.query)).storeId, notFound);
  return (await store.documents.delete(id)) ? sendNothing(reply) : refuse(unknown(id));
}

async function createLink(api: Api, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { timeToLive = DAY_MS / 24 } = checked(readWith(linkBody, bodyOf(request) ?? {}));
  const { id, hash } = await found(api, request);
  const expiresAt = api.store.now() + timeToLive;
  return reply.status(201).send({ url: await linkAddress(api.store, request, { documentId: id, contentHash: hash, expiresAt }), expiresAt: isoDate(expiresAt) });
}

/** Documents: files that variables refer to. */
export function documentRoutes(api: Api): void {
  const { app } = api;
  app.post('/documents', (request, reply) => create(api, request, reply));
  app.post('/documents/batch', (request, reply) => createBatch(api, request, reply));
  app.get('/documents/:documentId', (request, reply) => download(api, request, reply));
  app.delete('/documents/:documentId', (request, reply) => remove(api, request, reply));
  app.post('/documents/:documentId/links', (request, reply) => createLink(api, request, reply));
}
