import type { FastifyRequest } from 'fastify';
import type { DeployedFile } from '#engine/engine';
import { badRequest, invalidArgument, Refused, refuse, tooLarge, unsupportedMediaType } from './problem.js';

/** The largest deployment: all files together. */
export const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;

export interface Upload {
  readonly files: readonly DeployedFile[];
  readonly tenantId: string | undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(name: string, bytes: Buffer): DeployedFile {
  try {
    const content = utf8.decode(bytes);
    return content.includes('\u0000') ? refuse(invalidArgument(`File '${name}' contains the character U+0000`)) : { name, content };
  } catch (error) {
    return error instanceof TypeError ? refuse(invalidArgument(`File '${name}' is not valid UTF-8`)) : reject(error);
  }
}

function reject(error: unknown): never {
  throw error;
}

/** Reads multipart/form-data: every file part, whatever its field is called, and the field `tenantId`. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) return refuse(unsupportedMediaType(`Content-Type '${request.headers['content-type'] ?? ''}' is not supported; use multipart/form-data`));
  try {
    return await readParts(request);
  } catch (error) {
    return isMalformed(error) ? refuse(badRequest(`The multipart body is malformed: ${error.message}`)) : reject(error);
  } finally {
    request.raw.resume(); // what follows the last boundary; unread, it would keep the connection busy for ever
  }
}

async function readParts(request: FastifyRequest): Promise<Upload> {
  const files: DeployedFile[] = [];
  let tenantId: string | undefined;
  let bytes = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'tenantId' && typeof part.value === 'string') tenantId = part.value;
      continue;
    }
    const content = await part.toBuffer();
    bytes += content.length;
    if (bytes > MAX_UPLOAD_BYTES) return refuse(tooLarge(`A deployment may have ${MAX_UPLOAD_BYTES} bytes at most`));
    files.push(decode(part.filename, content));
  }
  return { files, tenantId };
}

/** The reader of multipart bodies throws plain errors; limits that are passed have a status of their own. */
function isMalformed(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof Refused) && !('statusCode' in error) && !('code' in error);
}
