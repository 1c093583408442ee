import type { Command, Engine, LoadRequest, Outcome } from '#engine/engine';
import type { Reader } from '../load/gathered.js';
import { load } from '../load/load.js';
import type { Waiting } from './command-queue.js';

export type Decided = Extract<Outcome, { kind: 'done' }>;

/** A bug in the core, and whose command met it. */
export class CommandFailed extends Error {
  constructor(readonly entry: Waiting, cause: unknown) {
    super(`Processing ${entry.command.kind} failed`, { cause });
  }
}

/** More rounds than any command needs: then the core asks for the same thing again and again. */
const MAX_ROUNDS = 200;

function processOne(engine: Engine, entry: Waiting): Outcome {
  try {
    return engine.process(entry.command as Extract<Command, { kind: Command['kind'] }>);
  } catch (error) {
    throw new CommandFailed(entry, error);
  }
}

/**
 * Decides all commands of a batch in order. What is not in memory is asked for by several commands at once and loaded
 * together; a command that waited for loading is decided after the others.
 */
export async function decideBatch(engine: Engine, reader: Reader, entries: readonly Waiting[]): Promise<Decided[]> {
  const outcomes = new Array<Decided>(entries.length);
  let open = entries.map((_, index) => index);
  for (let round = 0; open.length > 0; round += 1) {
    if (round > MAX_ROUNDS) throw new CommandFailed(entries[open[0]!]!, new Error('asks for the same rows again and again'));
    const requests: LoadRequest[] = [];
    open = open.filter((index) => {
      const outcome = processOne(engine, entries[index]!);
      if (outcome.kind === 'done') outcomes[index] = outcome;
      else requests.push(...outcome.requests);
      return outcome.kind === 'needs';
    });
    if (open.length > 0) engine.put(requests, await load(reader, requests));
  }
  return outcomes;
}
