// Runs the DMN Technology Compatibility Kit. Usage: npm run conformance:dmn [-- <folder of the kit>]; `DMN_TCK` names it as well.
import { ensureBuilt } from '../../../apps/launcher/lib/build.mjs';

const FLOOR = 3_200;

await ensureBuilt(['server']);
// The kit's runner imports what was just built.
const { passedByCamunda, kitFolder, runKit } = await import('./kit.ts');
const kit = kitFolder(process.argv[2]);
if (kit === undefined) skip();
else process.exitCode = report(runKit(kit, 'camunda'), runKit(kit, 'standard'), passedByCamunda(kit));

function skip() {
  process.stdout.write('\nSKIPPED: the DMN Technology Compatibility Kit is not here.\nIt is public (github.com/dmn-tck/tck); name its folder: npm run conformance:dmn -- <folder>, or DMN_TCK=<folder>.\n\n');
}

/** The table per folder; code 1 when less passes than has passed. */
function report(ours, standard, camunda) {
  const rows = [...Map.groupBy(ours, ({ folder }) => folder)].map(([folder, outcomes]) => [folder, outcomes.length, count(outcomes), ofCamunda(outcomes, camunda)]);
  const all = ['all', ours.length, count(ours), ofCamunda(ours, camunda)];
  for (const [folder, cases, passed, theirs] of [['folder', 'cases', 'Tollgate', 'Camunda'], ...rows, all]) {
    process.stdout.write(`${String(folder).padEnd(58)}${String(cases).padStart(6)}${String(passed).padStart(10)}${String(theirs).padStart(9)}${passed < theirs ? '  ← fewer' : ''}\n`);
  }
  process.stdout.write(`\nIn the dialect of the standard: ${count(standard)} of ${standard.length}. Why the others do not pass: test/conformance/dmn/remaining-failures.json\n`);
  return count(ours) >= FLOOR ? 0 : 1;
}

function count(outcomes) {
  return outcomes.filter(({ passed }) => passed).length;
}

function ofCamunda(outcomes, camunda) {
  return outcomes.filter(({ key }) => camunda.has(key)).length;
}
