import { ok, refuse, type Refusal, type Result } from '#core/kernel';

/** `JSON` as of ECMAScript's "JSON.parse source text access" (stage 4), which the libraries' types do not know yet. */
interface JsonWithSource {
  parse(text: string, reviver: (this: unknown, key: string, value: unknown, context: { source?: string }) => unknown): unknown;
  rawJSON(text: string): unknown;
}

const json = JSON as unknown as JsonWithSource;

/** Reads JSON text so that writing it again keeps every digit of its numbers. */
export function exactJson(text: string): Result<unknown, Refusal<'validation-failed'>> {
  try {
    return ok(json.parse(text, (_key, value, { source }) => keepDigits(value, source)));
  } catch {
    return refuse('validation-failed', 'The value is not JSON. A text stands in double quotes: "like this".', 'value');
  }
}

function keepDigits(value: unknown, source: string | undefined): unknown {
  return typeof value === 'number' && source !== undefined && String(value) !== source ? json.rawJSON(source) : value;
}
