import type { FastifyRequest } from 'fastify';
import type { DeployedFile } from '#engine/engine';
import { readMultipart } from './multipart.js';
import { invalidArgument, refuse } from './problem.js';

/** The largest deployment: all files together. */
export const MAX_UPLOAD_BYTES = 8 * 1024 * 1024;

export interface Upload {
  readonly files: readonly DeployedFile[];
  readonly tenantId: string | undefined;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function textOf(bytes: Buffer): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

function decode(name: string, bytes: Buffer): DeployedFile {
  const content = textOf(bytes) ?? refuse(invalidArgument(`File '${name}' is not valid UTF-8`));
  return content.includes('\u0000') ? refuse(invalidArgument(`File '${name}' contains the character U+0000`)) : { name, content };
}

/** Reads multipart/form-data: every file part, whatever its field is called, and the field `tenantId`. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const { files, fields } = await readMultipart(request, { what: 'A deployment', maxBytes: MAX_UPLOAD_BYTES, values: ['tenantId'] });
  const tenantId = fields.get('tenantId')?.at(-1);
  return { files: files.map(({ name, content }) => decode(name, content)), tenantId: typeof tenantId === 'string' ? tenantId : undefined };
}
