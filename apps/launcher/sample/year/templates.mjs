import { inParallel } from './in-parallel.mjs';
import { WORK } from './words.mjs';

const WIDTH = 4;
const SERVICES_EACH = 8;
const LONGEST_MINUTES = 120;

/** Proposes a template for each kind of work that comes again and again; the change managers approve them by their process. */
export function proposeTemplates(api, random, { withRole, services }) {
  return inParallel(WORK, WIDTH, async (work) => {
    const proposer = api.as(random.among(withRole('service-manager')).username);
    const permitted = random.some(services, SERVICES_EACH);
    const template = await proposer.post('/change-templates', contentFor(work, permitted));
    await proposer.post(`/change-templates/${template.number}/proposal`, {}, { 'if-match': `"${template.version}"` });
    return { number: template.number, services: permitted };
  });
}

function contentFor(work, services) {
  return {
    title: `${work} a service by the runbook`,
    description: 'Done many times, always in the same steps.',
    justification: 'Comes again and again, and nobody learns anything from one more approval.',
    impact: 'low',
    implementationPlan: 'The steps of the runbook.',
    backoutPlan: 'Restore the snapshot taken at the start.',
    testPlan: 'The five cases of the runbook.',
    services: services.map(({ number }) => number),
    items: [],
    maxMinutes: LONGEST_MINUTES,
    questions: [{ text: 'Was the runbook tried within the last six months?', answer: 'yes' }],
    budgetUses: 50,
    budgetFailures: 5,
  };
}

/** @returns the draft of a standard change, or null when nobody may use the template at the moment */
export async function useTemplate(requester, random, { number, services }, window) {
  const { state, suspendedReason } = await requester.get(`/change-templates/${number}`);
  if (state !== 'approved' || suspendedReason !== null) return null;
  return requester.post(`/change-templates/${number}/changes`, { services: [random.among(services).number], items: [], answers: ['yes'], ...window });
}
