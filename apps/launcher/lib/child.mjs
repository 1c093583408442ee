// One supervised process: started, watched, started again with growing pauses when it dies, stopped when told.
import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { birthOf, stopProcess } from './processes.mjs';
import { say } from './console.mjs';
import { Trouble } from './trouble.mjs';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;
/** Alive this long, and the next death is a new story: twice what a start takes on a busy machine. */
const SETTLED_MS = 10_000;
const LOG_LIMIT_BYTES = 20_000_000;
/** Exit code of a process that refuses its configuration: starting it again is of no use. */
const WRONG_CONFIGURATION = 78;
/** This many deaths before it was ever ready: it will never be. */
const TRIES_AT_START = 3;

export class Child {
  #stopping = false;
  #deaths = 0;
  #wasReady = false;
  #logStart = 0;
  #process;

  /**
   * @param {{ name: string, script: string, flags?: string[], args?: string[], env: Record<string, string>, cwd: string, logFile: string,
   *   isReady: () => Promise<boolean>, changed: () => void }} options `changed`: called when its process id is another one.
   */
  constructor(options) {
    this.options = options;
    this.failed = new Promise((_resolve, reject) => (this.fail = reject));
    this.failed.catch(() => undefined); // looked at by whoever waits for readiness
  }

  get name() {
    return this.options.name;
  }

  /** Process id and birth, for the next start to find it by. */
  get identity() {
    const pid = this.#process?.pid;
    return pid === undefined ? undefined : { name: this.name, pid, birth: birthOf(pid) };
  }

  start() {
    const { script, flags = [], args = [], env, cwd, logFile } = this.options;
    rotate(logFile);
    this.#logStart = existsSync(logFile) ? statSync(logFile).size : 0;
    const output = openSync(logFile, 'a', 0o600);
    const started = Date.now();
    const child = spawn(process.execPath, [...flags, '--enable-source-maps', script, ...args], { cwd, env, detached: true, stdio: ['ignore', output, output] });
    closeSync(output);
    this.#process = child;
    this.options.changed();
    child.once('exit', (code, signal) => void this.#died(code, signal, Date.now() - started));
  }

  /** Resolves once it does its work; throws Trouble when it never will. */
  async ready(withinMs) {
    const deadline = Date.now() + withinMs;
    await Promise.race([this.failed, this.#untilReady(deadline)]);
    this.#wasReady = true;
  }

  /** Asks it to end, and after `graceMs` makes it. */
  async stop(graceMs) {
    this.#stopping = true;
    const pid = this.#process?.pid;
    if (pid !== undefined && this.#process.exitCode === null) await stopProcess(pid, [['SIGTERM', graceMs], ['SIGKILL', 2_000]]);
  }

  /** Ends it and lets the supervision start it again (after a new build). */
  restart() {
    this.#deaths = 0;
    this.#process?.kill('SIGTERM');
  }

  async #untilReady(deadline) {
    while (!(await this.options.isReady())) {
      if (Date.now() > deadline) throw new Trouble(`The ${this.name} does not become ready. Its log is ${this.options.logFile}.\n${this.#lastLines()}`);
      await pause(50);
    }
  }

  async #died(code, signal, livedMs) {
    if (this.#stopping) return;
    this.#deaths = livedMs > SETTLED_MS ? 1 : this.#deaths + 1;
    if (code === WRONG_CONFIGURATION || (!this.#wasReady && this.#deaths >= TRIES_AT_START)) {
      this.fail(new Trouble(`The ${this.name} does not start. Its log is ${this.options.logFile}.\n${this.#lastLines()}`));
      return;
    }
    const wait = Math.min(FIRST_PAUSE_MS * 2 ** (this.#deaths - 1), LONGEST_PAUSE_MS);
    say(`The ${this.name} ended (${signal ?? `code ${code}`}); starting it again`);
    await pause(wait);
    if (!this.#stopping) this.start();
  }

  /** What it said since it was last started about its trouble: records of level error and above, and lines that are no records (stacks). */
  #lastLines() {
    const lines = existsSync(this.options.logFile) ? readFileSync(this.options.logFile).subarray(this.#logStart).toString('utf8').trim().split('\n') : [];
    const telling = lines.map(troubleIn).filter((line) => line !== undefined);
    return (telling.length > 0 ? telling : lines).slice(-12).map((line) => `    ${line.slice(0, 400)}`).join('\n');
  }
}

const ERROR_LEVEL = 50;

function troubleIn(line) {
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= ERROR_LEVEL ? [msg, err?.message].filter(Boolean).join(': ') : undefined;
  } catch {
    return line.trim() === '' ? undefined : line;
  }
}

function rotate(logFile) {
  if (existsSync(logFile) && statSync(logFile).size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.1`);
}
