import { createHash } from 'node:crypto';
import type { ModelKind, ProblemCode } from '#core/contracts';
import { isDeeperThan, ok, refuse, type Refusal, type Result } from '#core/kernel';
import { MAX_CONTENT_BYTES, outlineOf } from './xml-guard.js';

/** What a model says of itself. */
export interface ContentIdentity {
  id: string;
  name: string;
}

type Identified = Result<ContentIdentity, Refusal<ProblemCode>>;

const MAX_FORM_DEPTH = 100;
const MODEL_ID = /^[A-Za-z_][\w.-]{0,199}$/;

/** SHA-256, hexadecimal. */
export function hashOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Which model a content is: the id and name of its process, decision requirements or form. Refuses what is unsafe or
 * not well formed (`malformed-request`, `payload-too-large`) and what holds no model of this kind (`validation-failed`).
 */
export function identify(kind: ModelKind, content: string): Identified {
  const identity = IDENTIFY[kind](content);
  if (!identity.ok || MODEL_ID.test(identity.value.id)) return identity;
  return refuse('validation-failed', `"${identity.value.id}" cannot be the id of a model: a letter first, then letters, digits, dots, dashes and underscores.`, 'content');
}

const IDENTIFY = { bpmn: identifyProcess, dmn: identifyDecisions, form: identifyForm } as const satisfies Record<ModelKind, (content: string) => Identified>;

function identifyProcess(xml: string): Identified {
  const outline = outlineOf(xml, ['process']);
  if (!outline.ok) return outline;
  const processes = outline.value.found;
  const first = processes.find(({ attributes }) => attributes['isExecutable'] === 'true') ?? processes[0];
  if (!first) return refuse('validation-failed', 'The diagram has no process with an id.', 'content');
  return ok({ id: first.id, name: first.name ?? first.id });
}

function identifyDecisions(xml: string): Identified {
  const outline = outlineOf(xml, ['definitions']);
  if (!outline.ok) return outline;
  const [definitions] = outline.value.found;
  if (!definitions) return refuse('validation-failed', 'The decision table has no definitions with an id.', 'content');
  return ok({ id: definitions.id, name: definitions.name ?? definitions.id });
}

function identifyForm(text: string): Identified {
  if (Buffer.byteLength(text) > MAX_CONTENT_BYTES) return refuse('payload-too-large', 'A model may have 4 MB at most.');
  const form = parsed(text);
  if (form === undefined) return refuse('malformed-request', 'The form is not JSON.', 'content');
  if (isDeeperThan(form, MAX_FORM_DEPTH)) return refuse('malformed-request', `The form is nested deeper than ${MAX_FORM_DEPTH} levels.`, 'content');
  const id: unknown = Object(form).id;
  if (typeof id !== 'string') return refuse('validation-failed', 'The form has no id.', 'content');
  const name: unknown = Object(form).name;
  return ok({ id, name: typeof name === 'string' && name !== '' ? name : inWords(id) });
}

/** Forms have no name of their own: `change-authorize` is "Change authorize". */
function inWords(id: string): string {
  const words = id.replaceAll(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
