// Proves the product: types, lint, then every spec, the architecture first. Arguments go to Jest: `npm test -- libs/engine/feel`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from '../lib/build.mjs';
import { checkTypes, lint } from '../lib/checks.mjs';
import { say, told } from '../lib/console.mjs';
import { runTool } from '../lib/run-tool.mjs';

/** What is tried at random: always the same in the short run, something new in the long one. See test/support/seeded-fast-check.mjs. */
const EVERY_TIME = '--seed=20261123';

process.exit(await told(async () => {
  const args = process.argv.slice(2);
  const long = args.includes('--long');
  const filters = args.filter((argument) => argument !== '--long');
  await ensureBuilt(); // the acceptance tests run what is shipped
  const checks = filters.length === 0 ? await staticChecks() : [];
  say('Running the specs');
  const specs = await runSpecs(filters, long);
  const failed = specs.failed + checks.filter((code) => code !== 0).length;
  const passed = specs.passed + checks.filter((code) => code === 0).length;
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && specs.complete ? 0 : 1;
}));

async function staticChecks() {
  say('Checking the types');
  const types = await checkTypes();
  say('Linting');
  return [...types, await lint()];
}

async function runSpecs(filters, long) {
  const folder = mkdtempSync(join(tmpdir(), 'tollgate-results-'));
  const file = join(folder, 'results.json');
  try {
    const workers = Math.max(1, Math.min(4, availableParallelism()));
    const code = await runTool('jest/bin/jest.js', ['--json', '--outputFile', file, `--maxWorkers=${workers}`, ...seed(filters, long), ...filters], environment(long));
    return outcome(file, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function seed(filters, long) {
  const isChosen = long || filters.some((argument) => argument.startsWith('--seed'));
  return isChosen ? ['--showSeed'] : ['--showSeed', EVERY_TIME];
}

function environment(long) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --disable-warning=ExperimentalWarning`.trim();
  return { NODE_OPTIONS: options, ...(long && { TOLLGATE_TEST_LONG: '1' }) };
}

/** A suite that could not even be loaded counts as one failure. */
function outcome(file, code) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = readResults(file);
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites, complete: code === 0 };
}

function readResults(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1 }; // Jest itself did not start
  }
}
