// What an empty installation gets after its first start: the sample organisation, and the link to its set-up.
import { setTimeout as pause } from 'node:timers/promises';
import { say } from './console.mjs';

const ANSWER_WITHIN_MS = 60_000;
const ASK_AGAIN_MS = 250;

/** Makes the sample organisation through the API, once; a failure is told and tried again at the next start. */
export async function ensureSample(tollgate) {
  if (!tollgate.configuration.sample || !(await isOpen(tollgate))) return;
  say('Making the sample organisation');
  try {
    const { createSample } = await import('../sample/run.mjs');
    await createSample({ baseUrl: tollgate.address, token: tollgate.bootstrapToken, log: say });
    await ask(tollgate, '/api/v1/setup/sample-completion', 'POST');
    say('The sample organisation is made');
  } catch (error) {
    say(`The sample organisation is not complete: ${error.message}`);
  }
}

/** The address that opens the set-up, or undefined once an administrator exists. */
export async function setupLink({ address, bootstrapToken }) {
  const { setupRequired } = await patiently(async () => (await fetch(`${address}/api/v1/session`)).json());
  return setupRequired ? `${address}/setup?token=${bootstrapToken}` : undefined;
}

/** The bootstrap token opens the API only until the sample organisation is made. */
async function isOpen(tollgate) {
  return (await patiently(() => ask(tollgate, '/api/v1/people?limit=1', 'GET'))).status === 200;
}

function ask({ address, bootstrapToken }, path, method) {
  return fetch(`${address}${path}`, { method, headers: { authorization: `Bearer ${bootstrapToken}` }, signal: AbortSignal.timeout(30_000) });
}

/** A server that died a moment ago is on its way back: it is asked again until it answers. */
async function patiently(request) {
  const deadline = Date.now() + ANSWER_WITHIN_MS;
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(ASK_AGAIN_MS);
    }
  }
}
