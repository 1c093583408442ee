#!/usr/bin/env node
// Creates the sample organisation through the HTTP API, as its own people. Safe to run again.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Api } from './api.mjs';
import { ensureDraft, walkChange } from './changes.mjs';
import { createPlanning } from './planning.mjs';
import { runProjects } from './projects.mjs';
import { createRecords } from './records.mjs';
import { createReleases } from './releases.mjs';
import { createRegisters } from './registers.mjs';
import { ensureTemplates } from './templates.mjs';
import { createTransitions } from './transitions.mjs';

const LIMIT_MILLIS = 240_000;

/**
 * @param {{ baseUrl: string, token: string, log?: (line: string) => void, limitMillis?: number }} options
 * baseUrl: where the server answers (http://127.0.0.1:3000); token: the bootstrap token of this start
 * @returns {Promise<string[]>} the numbers of the sample's changes
 * @throws with a sentence when the server refuses something or a change does not get where it should in time
 */
export async function createSample({ baseUrl, token, log = () => {}, limitMillis = LIMIT_MILLIS }) {
  const organisation = JSON.parse(await readFile(new URL('organisation.json', import.meta.url), 'utf8'));
  const api = new Api(baseUrl, token);
  log(`Creating the sample organisation: ${organisation.organisation}`);
  const deadline = Date.now() + limitMillis;
  const records = await createRecords(api, organisation);
  const { services } = records;
  log(`  ${organisation.people.length} people, ${services.size} services, ${organisation.goals.length} goal, ${organisation.projects.length} projects`);
  const templates = await ensureTemplates(api, organisation.templates, services, deadline);
  const numbers = await createChanges(api, organisation.changes, { services, templates }, deadline);
  log(`  ${numbers.length} changes, from a draft to a closed one`);
  await createPlanning(api, organisation, services);
  log(`  ${organisation.meetings.length} meeting of the board, ${organisation.freezes.length} freezes, ${organisation.absences.length} absences`);
  const titled = new Map(organisation.changes.map(({ content }, index) => [content.title, numbers[index]]));
  const [releases, registered] = await allOrFirstFailure([
    createReleases(api, organisation, { ...records, changes: titled }, deadline),
    createRegisters(api, organisation, records, deadline),
    runProjects(api, organisation, records, deadline),
    createTransitions(api, organisation, records, deadline),
  ]);
  log(`  ${releases.length} releases`);
  log(`  ${registered.length} risks and improvements`);
  log(`  ${organisation.acceptances.length} acceptance, ${organisation.earlyLifeSupports.length} early-life support`);
  return numbers;
}

async function createChanges(api, changes, named, deadline) {
  const numbers = [];
  for (const change of changes) numbers.push(await ensureDraft(api, change, named));
  await allOrFirstFailure(changes.map((change, index) => walkChange(api, change, numbers[index], deadline)));
  return numbers;
}

/** Each is given its time even if one fails, so that a second run has less to do. */
async function allOrFirstFailure(promises) {
  const settled = await Promise.allSettled(promises);
  const failed = settled.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map(({ value }) => value);
}

async function main() {
  const baseUrl = process.argv[2] ?? 'http://127.0.0.1:3000';
  const token = process.env.TOLLGATE_BOOTSTRAP_TOKEN;
  if (!token) throw new Error('Set TOLLGATE_BOOTSTRAP_TOKEN to the token the server was started with.');
  await createSample({ baseUrl, token, log: (line) => console.log(line) });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
