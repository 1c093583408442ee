const UNREACHABLE_SQLSTATE = /^(08...|57P0[1-3]|53300)$/;
const UNREACHABLE_SYSTEM = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']);
const UNREACHABLE_TEXT = /connection terminated|timeout (exceeded )?when trying to connect|query read timeout|client was closed|not queryable|connection is not established|query runner (already|was already) released|not currently accepting connections/i;
const UNIQUE_VIOLATION = '23505';
/** Invalid text for a type, number or time out of range, no time at all. */
const UNREADABLE_SQLSTATE = new Set(['22P02', '22003', '22007', '22008']);
const RETRYABLE_SQLSTATE = new Set(['40001', '40P01']);

/** True when an error says that the database cannot be reached now, so that the same request may succeed later. */
export function isDatabaseUnreachable(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== undefined && (UNREACHABLE_SYSTEM.has(code) || UNREACHABLE_SQLSTATE.test(code))) return true;
  return error instanceof Error && UNREACHABLE_TEXT.test(error.message);
}

/** True for a serialization failure or a deadlock: the transaction was undone and may be run again. */
export function isRetryable(error: unknown): boolean {
  return RETRYABLE_SQLSTATE.has(sqlState(error) ?? '');
}

/** True when an error is a violation of a unique constraint or index, of the named one if a name is given. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== UNIQUE_VIOLATION) return false;
  return constraint === undefined || property(error, 'constraint') === constraint;
}

/** True when a text sent as a number or a time cannot be read as one. */
export function isUnreadableValue(error: unknown): boolean {
  return UNREADABLE_SQLSTATE.has(sqlState(error) ?? '');
}

function sqlState(error: unknown): string | undefined {
  return property(error, 'code');
}

function property(error: unknown, name: 'code' | 'constraint'): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const own: unknown = Reflect.get(error, name) ?? Reflect.get(Object(Reflect.get(error, 'driverError')), name);
  return typeof own === 'string' ? own : undefined;
}
