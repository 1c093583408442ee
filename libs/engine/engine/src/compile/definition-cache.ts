import type { Result } from '#core/kernel';
import { parseBpmn } from '#engine/bpmn-model';
import type { DeployedFile } from '../commands/commands.js';
import type { DecisionEngine, ParsedDrg } from '../decisions.js';
import { readFiles, type ReadFiles } from '../deployment/read-files.js';
import type { Key, ProcessDefinitionRow } from '../state/rows.js';
import type { State } from '../state/state.js';
import { compileProcess } from './compile-process.js';
import type { ExecutableProcess } from './executable.js';

/** Definitions made ready to run, each compiled once. What is deployed was checked: a fault here is a bug. */
export class DefinitionCache {
  private readonly processes = new Map<Key, ExecutableProcess>();
  private readonly drgs = new Map<Key, ParsedDrg>();

  /** Files being deployed: read once, however often the command begins anew. */
  private readonly reading = new WeakMap<readonly DeployedFile[], Result<ReadFiles, string>>();

  constructor(private readonly decisions: DecisionEngine) {}

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
    this.processes.set(key, compiled);
    return compiled;
  }

  drg(state: State, key: Key): ParsedDrg {
    const cached = this.drgs.get(key);
    if (cached) return cached;
    const row = state.deployed('decisionRequirements', key);
    const parsed = row && this.decisions.parse(row.xml);
    if (!parsed?.ok) throw new Error(`decision requirements ${key} cannot be read`);
    this.drgs.set(key, parsed.value);
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

function compileRow(row: ProcessDefinitionRow): ExecutableProcess {
  const model = parseBpmn(row.xml);
  const process = model.ok ? model.value.processes.find((one) => one.id === row.processDefinitionId) : undefined;
  const compiled = process && compileProcess(process);
  if (!compiled?.ok) throw new Error(`process definition ${row.processDefinitionKey} cannot be read`);
  return compiled.value;
}
