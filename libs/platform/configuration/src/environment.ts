// The launcher runs this file as it is (Node strips the types), so that a mistake is told before anything is built:
// it imports nothing of ours at run time and uses erasable syntax only.
import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import type { Result } from '#core/kernel';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The configuration of the application: everything comes from the environment. */
export interface Configuration {
  port: number;
  host: string;
  enginePort: number;
  dataFolder: string;
  sample: boolean;
  /** undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** undefined: the embedded engine. */
  engineAddress: string | undefined;
  engineKind: 'embedded' | 'camunda';
  /** Addresses or networks of the proxies whose forwarding headers are believed. */
  trustedProxies: string[];
  bootstrapToken: string | undefined;
  modelsFolder: string;
  /** Where the worker tells its health; 0: any free port. */
  workerHealthPort: number;
  logLevel: LogLevel;
  /** undefined: no mail leaves. */
  smtpUrl: string | undefined;
  mailFrom: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Secrets may be given in a file named by the variable with `_FILE` behind it. */
export const SECRETS = ['DATABASE_URL', 'TOLLGATE_BOOTSTRAP_TOKEN', 'TOLLGATE_ENGINE_CREDENTIAL', 'CAMUNDA_BASIC_AUTH_PASSWORD', 'ZEEBE_CLIENT_SECRET', 'SMTP_URL'] as const;

/** Names beginning with TOLLGATE_ that mean something; any other is taken for a typing error. */
const KNOWN = new Set([
  'TOLLGATE_DATA', 'TOLLGATE_SAMPLE', 'TOLLGATE_TRUSTED_PROXY', 'TOLLGATE_BOOTSTRAP_TOKEN', 'TOLLGATE_ENGINE_KIND', 'TOLLGATE_BPMN', 'TOLLGATE_WORKER_PORT',
  'TOLLGATE_ENGINE_CREDENTIAL', 'TOLLGATE_ENGINE_CLOCK', 'TOLLGATE_ENGINE_SEARCH_DELAY', 'TOLLGATE_ENGINE_BUSINESS_IDS', 'TOLLGATE_TEST_RUN', 'TOLLGATE_TEST_LONG',
]);

/** The environment with the contents of the files that `X_FILE` variables name. Adds a sentence to `mistakes` for each that cannot be read. */
export function withSecretFiles(environment: Environment, mistakes: string[] = []): Record<string, string | undefined> {
  const filled: Record<string, string | undefined> = { ...environment };
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    if (environment[name] !== undefined) mistakes.push(`${name} and ${name}_FILE are both set; keep one.`);
    try {
      filled[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      mistakes.push(`${name}_FILE names ${file}, which cannot be read (${error instanceof Error ? error.message : 'unknown reason'}).`);
    }
  }
  return filled;
}

/** Reads and checks the whole environment; refuses with every mistake at once, a sentence each. */
export function readConfiguration(environment: Environment): Result<Configuration, string[]> {
  const mistakes: string[] = [];
  const reader = new Reader(withSecretFiles(environment, mistakes), mistakes);
  const configuration = read(reader);
  checkTogether(configuration, reader);
  for (const name of Object.keys(environment)) if (isUnknown(name)) mistakes.push(`${name} is not a setting of Tollgate. ${nearest(name)}`);
  return mistakes.length === 0 ? { ok: true, value: configuration } : { ok: false, failure: mistakes };
}

function read(reader: Reader): Configuration {
  const engineAddress = reader.url('ZEEBE_REST_ADDRESS', ['http:', 'https:']);
  return {
    port: reader.port('PORT', 3000),
    host: reader.text('HOST', '127.0.0.1'),
    enginePort: reader.port('ENGINE_PORT', 8080),
    dataFolder: resolve(reader.text('TOLLGATE_DATA', '.tollgate')),
    sample: reader.oneOf('TOLLGATE_SAMPLE', ['on', 'off'], 'on') === 'on',
    databaseUrl: reader.url('DATABASE_URL', ['postgres:', 'postgresql:']),
    engineAddress,
    engineKind: reader.oneOf('TOLLGATE_ENGINE_KIND', ['embedded', 'camunda'], engineAddress === undefined ? 'embedded' : 'camunda'),
    trustedProxies: reader.proxies('TOLLGATE_TRUSTED_PROXY'),
    bootstrapToken: reader.secret('TOLLGATE_BOOTSTRAP_TOKEN', 32),
    modelsFolder: reader.folder('TOLLGATE_BPMN', 'bpmn'),
    workerHealthPort: reader.port('TOLLGATE_WORKER_PORT', 0, 0),
    logLevel: reader.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    smtpUrl: reader.url('SMTP_URL', ['smtp:', 'smtps:']),
    mailFrom: reader.text('MAIL_FROM', ''),
  };
}

function checkTogether(configuration: Configuration, reader: Reader): void {
  const { host, port, enginePort, engineAddress, trustedProxies, smtpUrl, mailFrom } = configuration;
  if ((smtpUrl === undefined) !== (mailFrom === '')) reader.mistake('SMTP_URL and MAIL_FROM belong together: set both, or neither.');
  if (!isLoopbackHost(host) && trustedProxies.length === 0) {
    reader.mistake(
      `HOST=${host} opens Tollgate to the network, where passwords must not travel over plain http. Put a proxy with TLS before it and declare the proxy's address ` +
        'in TOLLGATE_TRUSTED_PROXY (for example 10.0.0.5), or leave HOST at 127.0.0.1.',
    );
  }
  if (engineAddress === undefined && port === enginePort) reader.mistake(`PORT and ENGINE_PORT are both ${port}; they must differ.`);
  const needed = ENGINE_SIGN_IN[reader.oneOf('CAMUNDA_AUTH_STRATEGY', STRATEGIES, 'NONE')];
  for (const name of engineAddress === undefined ? [] : needed) {
    if (reader.optional(name) === undefined) reader.mistake(`${name} is missing: CAMUNDA_AUTH_STRATEGY asks for it.`);
  }
}

const STRATEGIES = ['NONE', 'BASIC', 'OAUTH'] as const;
const ENGINE_SIGN_IN: Record<(typeof STRATEGIES)[number], string[]> = {
  NONE: [],
  BASIC: ['CAMUNDA_BASIC_AUTH_USERNAME', 'CAMUNDA_BASIC_AUTH_PASSWORD'],
  OAUTH: ['CAMUNDA_OAUTH_URL', 'ZEEBE_CLIENT_ID', 'ZEEBE_CLIENT_SECRET'],
};

export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Reads single variables and collects what is wrong with them. An empty variable counts as not set. */
class Reader {
  readonly environment: Environment;
  readonly mistakes: string[];

  constructor(environment: Environment, mistakes: string[]) {
    this.environment = environment;
    this.mistakes = mistakes;
  }

  mistake(sentence: string): void {
    this.mistakes.push(sentence);
  }

  optional(name: string): string | undefined {
    return this.environment[name]?.trim() || undefined;
  }

  text(name: string, otherwise: string): string {
    return this.optional(name) ?? otherwise;
  }

  port(name: string, otherwise: number, lowest = 1): number {
    const given = this.optional(name);
    if (given === undefined) return otherwise;
    if (/^\d{1,5}$/.test(given) && Number(given) >= lowest && Number(given) <= 65_535) return Number(given);
    this.mistake(`${name}=${given} is not a port: a number from ${lowest} to 65535.`);
    return otherwise;
  }

  oneOf<T extends string>(name: string, values: readonly T[], otherwise: T): T {
    const given = this.optional(name);
    const value = values.find((one) => one === given);
    if (given !== undefined && value === undefined) this.mistake(`${name}=${given} is not one of ${values.join(', ')}.`);
    return value ?? otherwise;
  }

  /** The value itself is not repeated: it may hold a password. */
  url(name: string, protocols: string[]): string | undefined {
    const given = this.optional(name);
    if (given === undefined) return undefined;
    if (!URL.canParse(given) || !protocols.includes(new URL(given).protocol)) this.mistake(`${name} is not an address beginning with ${protocols.join('// or ')}//.`);
    return given;
  }

  /** A folder that is given has to be there; the default is part of the product. */
  folder(name: string, otherwise: string): string {
    const given = this.optional(name);
    if (given !== undefined && !statSync(given, { throwIfNoEntry: false })?.isDirectory()) this.mistake(`${name}=${given} is not a folder.`);
    return resolve(given ?? otherwise);
  }

  secret(name: string, shortest: number): string | undefined {
    const given = this.optional(name);
    if (given !== undefined && given.length < shortest) this.mistake(`${name} is too short: at least ${shortest} characters.`);
    return given;
  }

  proxies(name: string): string[] {
    const given = (this.optional(name) ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
    for (const one of given) if (!isNetwork(one)) this.mistake(`${name} holds ${one}, which is neither an address nor a network (10.0.0.5, 10.0.0.0/8).`);
    return given;
  }
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  return version !== 0 && rest.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128)));
}

function isUnknown(name: string): boolean {
  return name.startsWith('TOLLGATE_') && !KNOWN.has(name) && !KNOWN.has(name.replace(/_FILE$/, ''));
}

function nearest(name: string): string {
  const known = [...KNOWN].map((one) => ({ one, distance: distance(name, one) })).sort((a, b) => a.distance - b.distance)[0];
  return known !== undefined && known.distance <= 3 ? `Is ${known.one} meant?` : 'See the table of settings in the README.';
}

/** Number of single-letter edits between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
