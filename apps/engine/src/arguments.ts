import { parseArgs } from 'node:util';
import { BUSINESS_IDS, type BusinessIds } from '#engine/engine';
import { fail, ok, type Result } from '#core/kernel';

export interface EngineArguments {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly controlledClock: boolean;
  readonly searchDelayMs: number;
  /** Tollgate relies on unique ones: a record has one running process. */
  readonly businessIds: BusinessIds;
  readonly credential: string | null;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const OPTIONS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  clock: { type: 'string' },
  'search-delay': { type: 'string' },
  'business-ids': { type: 'string' },
} as const;

const LOOPBACK = /^(localhost|::1|127(\.\d{1,3}){3})$/;

function wholeNumber(name: string, text: string, max: number, mistakes: string[]): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > max) mistakes.push(`${name} must be a whole number from 0 to ${max}, not '${text}'`);
  return value;
}

function businessIdsOf(text: string, mistakes: string[]): BusinessIds {
  const known = BUSINESS_IDS.find((one) => one === text);
  if (known === undefined) mistakes.push(`--business-ids (TOLLGATE_ENGINE_BUSINESS_IDS) must be unique or free, not '${text}'`);
  return known ?? 'unique';
}

/** Reads command line and environment (the command line wins). The failure lists every mistake. */
export function readArguments(argv: readonly string[], env: Environment): Result<EngineArguments, readonly string[]> {
  const mistakes: string[] = [];
  const { values, tokens } = parseArgs({ args: [...argv], options: OPTIONS, strict: false, tokens: true });
  const given = (name: keyof typeof OPTIONS): string | undefined => (typeof values[name] === 'string' ? values[name] : undefined);
  for (const token of tokens) if (token.kind === 'option' && !(token.name in OPTIONS)) mistakes.push(`unknown option ${token.rawName}`);

  const port = wholeNumber('--port (ENGINE_PORT)', given('port') ?? env['ENGINE_PORT'] ?? '8080', 65_535, mistakes);
  const searchDelayMs = wholeNumber('--search-delay (TOLLGATE_ENGINE_SEARCH_DELAY)', given('search-delay') ?? env['TOLLGATE_ENGINE_SEARCH_DELAY'] ?? '0', 600_000, mistakes);
  const clock = given('clock') ?? env['TOLLGATE_ENGINE_CLOCK'] ?? 'system';
  if (clock !== 'system' && clock !== 'controlled') mistakes.push(`--clock (TOLLGATE_ENGINE_CLOCK) must be system or controlled, not '${clock}'`);
  const businessIds = businessIdsOf(given('business-ids') ?? env['TOLLGATE_ENGINE_BUSINESS_IDS'] ?? 'unique', mistakes);
  const databaseUrl = given('data') ?? env['TOLLGATE_ENGINE_DATABASE_URL'] ?? env['DATABASE_URL'] ?? '';
  if (!/^postgres(ql)?:\/\//.test(databaseUrl)) mistakes.push('--data (DATABASE_URL) must be the address of a PostgreSQL database: postgres://user:password@host/database');
  const credential = env['TOLLGATE_ENGINE_CREDENTIAL'] || null;
  if (credential !== null && !/^[^:]+:.+/.test(credential)) mistakes.push('TOLLGATE_ENGINE_CREDENTIAL must be user:password');
  const host = given('host') ?? env['HOST'] ?? '127.0.0.1';
  if (credential === null && !LOOPBACK.test(host)) mistakes.push(`--host (HOST) ${host} opens the engine to the network: set TOLLGATE_ENGINE_CREDENTIAL=user:password`);

  if (mistakes.length > 0) return fail(mistakes);
  return ok({ host, port, databaseUrl, controlledClock: clock === 'controlled', searchDelayMs, businessIds, credential, logLevel: env['LOG_LEVEL'] ?? 'info' });
}
