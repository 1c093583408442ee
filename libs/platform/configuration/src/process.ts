import { once } from 'node:events';
import { readConfiguration, withSecretFiles, type Configuration } from './environment.js';

/** EX_CONFIG of sysexits.h: starting again without a change is of no use. */
const WRONG_CONFIGURATION = 78;
const END_WITHIN_MS = 25_000;

/**
 * For the start of a process that needs the database: its configuration and the database's address. Prints every mistake
 * and ends the process when something is wrong. Secrets read from files are put into the environment, where clients look.
 */
export function configuredOrExit(): { configuration: Configuration; databaseUrl: string } {
  const read = readConfiguration(process.env);
  const mistakes = read.ok ? [] : [...read.failure];
  Object.assign(process.env, withSecretFiles(process.env));
  if (read.ok && read.value.databaseUrl !== undefined) return { configuration: read.value, databaseUrl: read.value.databaseUrl };
  if (read.ok) mistakes.push('DATABASE_URL is missing. (`npm start` brings a database of its own.)');
  refuseToStart(mistakes);
}

/** Prints what has to be put right and ends the process, so that nobody starts it again as it is. */
export function refuseToStart(mistakes: readonly string[]): never {
  process.stderr.write(`Tollgate cannot start:\n${mistakes.map((mistake) => `  - ${mistake}\n`).join('')}`);
  process.exit(WRONG_CONFIGURATION);
}

/** Resolves at SIGTERM or SIGINT. From then on the process has 25 seconds to end by itself. */
export async function untilToldToStop(): Promise<void> {
  await Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
}
