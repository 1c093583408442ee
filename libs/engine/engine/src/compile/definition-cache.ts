import type { Result } from '#core/kernel';
import { parseBpmn } from '#engine/bpmn-model';
import type { DeployedFile } from '../commands/commands.js';
import type { DecisionEngine, ParsedDrg } from '../decisions.js';
import { readFiles, type ReadFiles } from '../deployment/read-files.js';
import type { Key, ProcessDefinitionRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { compileProcess } from './compile-process.js';
import type { ExecutableProcess } from './executable.js';

/** So much XML is kept compiled; a compiled definition takes two to four bytes for each character of it. */
export const KEPT_COMPILED = 12_000_000;

/** Definitions made ready to run, those used last. What is deployed was checked: a fault here is a bug. */
export class DefinitionCache {
  private readonly processes: Compiled<ExecutableProcess>;
  private readonly drgs: Compiled<ParsedDrg>;

  /** Files being deployed: read once, however often the command begins anew. */
  private readonly reading = new WeakMap<readonly DeployedFile[], Result<ReadFiles, string>>();

  constructor(private readonly decisions: DecisionEngine, kept = KEPT_COMPILED) {
    this.processes = new Compiled(kept);
    this.drgs = new Compiled(kept);
  }

  /** Between commands only: one command compares elements of a definition by what they are. */
  trim(): void {
    this.processes.trim();
    this.drgs.trim();
  }

  files(files: readonly DeployedFile[]): Result<ReadFiles, string> {
    const known = this.reading.get(files);
    if (known) return known;
    const read = readFiles(files, this.decisions);
    this.reading.set(files, read);
    return read;
  }

  process(state: State, key: Key): ExecutableProcess {
    const cached = this.processes.get(key);
    if (cached) return cached;
    const row = state.deployed('processDefinitions', key);
    if (!row) throw new Error(`process definition ${key} does not exist`);
    const compiled = compileRow(row);
    this.processes.set(key, compiled, row.xml.length);
    return compiled;
  }

  drg(state: State, key: Key): ParsedDrg {
    const cached = this.drgs.get(key);
    if (cached) return cached;
    const row = state.deployed('decisionRequirements', key);
    const parsed = row && this.decisions.parse(row.xml);
    if (!parsed?.ok) throw new Error(`decision requirements ${key} cannot be read`);
    this.drgs.set(key, parsed.value, row?.xml.length ?? 0);
    return parsed.value;
  }

  /** What is deleted is hardly needed again. */
  forget(key: Key): void {
    this.processes.delete(key);
    this.drgs.delete(key);
  }

  clear(): void {
    this.processes.clear();
    this.drgs.clear();
  }
}

/** Values by key, as many of those used last as weigh no more than the capacity. */
class Compiled<T> {
  /** Least recently used first. */
  private readonly entries = new Map<Key, { readonly value: T; readonly weight: number }>();
  private weight = 0;

  constructor(private readonly capacity: number) {}

  get(key: Key): T | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: Key, value: T, weight: number): void {
    this.delete(key);
    this.entries.set(key, { value, weight });
    this.weight += weight;
  }

  delete(key: Key): void {
    this.weight -= this.entries.get(key)?.weight ?? 0;
    this.entries.delete(key);
  }

  trim(): void {
    for (const key of this.entries.keys()) {
      if (this.weight <= this.capacity) return;
      this.delete(key);
    }
  }

  clear(): void {
    this.entries.clear();
    this.weight = 0;
  }
}

function compileRow(row: ProcessDefinitionRow): ExecutableProcess {
  const model = parseBpmn(row.xml);
  const process = model.ok ? model.value.processes.find((one) => one.id === row.processDefinitionId) : undefined;
  const compiled = process && compileProcess(process);
  if (!compiled?.ok) throw new Error(`process definition ${row.processDefinitionKey} cannot be read`);
  return compiled.value;
}
