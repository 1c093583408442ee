import type { FastifyRequest } from 'fastify';
import { badRequest, Refused, refuse, tooLarge, unsupportedMediaType } from './problem.js';

export interface FilePart {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

export interface MultipartBody {
  readonly files: readonly FilePart[];
  /** Values by field in the order they came: texts, or what JSON of a part that says it is JSON. */
  readonly fields: ReadonlyMap<string, readonly unknown[]>;
}

export interface MultipartRules {
  /** What the upload is called in a refusal. */
  readonly what: string;
  /** All parts together. */
  readonly maxBytes: number;
  /** Fields whose values are no files, also when a client gives them a file name. */
  readonly values?: readonly string[];
}

/** Reads multipart/form-data; refuses any other content type, what is malformed, and more than the limit. */
export async function readMultipart(request: FastifyRequest, rules: MultipartRules): Promise<MultipartBody> {
  if (!request.isMultipart()) return refuse(unsupportedMediaType(`Content-Type '${request.headers['content-type'] ?? ''}' is not supported; use multipart/form-data`));
  try {
    return await readParts(request, rules);
  } catch (error) {
    return isMalformed(error) ? refuse(badRequest(`The multipart body is malformed: ${error.message}`)) : reject(error);
  } finally {
    request.raw.resume(); // what follows the last boundary; unread, it would keep the connection busy for ever
  }
}

async function readParts(request: FastifyRequest, { what, maxBytes, values = [] }: MultipartRules): Promise<MultipartBody> {
  const files: FilePart[] = [];
  const fields = new Map<string, unknown[]>();
  const add = (name: string, value: unknown): void => void fields.set(name, [...(fields.get(name) ?? []), value]);
  let bytes = 0;
  for await (const part of request.parts({ limits: { fileSize: maxBytes, fieldSize: 100_000 } })) {
    if (part.type === 'field') {
      add(part.fieldname, part.value);
      continue;
    }
    const content = await part.toBuffer();
    bytes += content.length;
    if (bytes > maxBytes) return refuse(tooLarge(`${what} may have ${maxBytes} bytes at most`));
    if (values.includes(part.fieldname)) add(part.fieldname, content.toString('utf8'));
    else files.push({ field: part.fieldname, name: part.filename ?? '', type: part.mimetype, content });
  }
  return { files, fields };
}

/** The reader of multipart bodies throws plain errors; limits that are passed have a status of their own. */
function isMalformed(error: unknown): error is Error {
  return error instanceof Error && !(error instanceof Refused) && !('statusCode' in error) && !('code' in error);
}

function reject(error: unknown): never {
  throw error;
}
