import type { CriterionPhase, CriterionTemplate, TransitionRole, TransitionSetView } from '#core/contracts';

const asked = (phase: CriterionPhase, ownerRole: TransitionRole, mandatory: boolean) => (key: string, text: string): CriterionTemplate => ({ key, text, phase, mandatory, ownerRole });
const atEntry = asked('entry', 'manager', true);
const atExit = asked('exit', 'manager', true);

/** What an installation begins with, after ITIL 4 service validation and release management; service managers change it in their own. */
export const DEFAULT_SETS: readonly Omit<TransitionSetView, 'version'>[] = [
  {
    kind: 'service-acceptance',
    criteria: [
      atEntry('access', 'Those who operate and support the service have the access they need'),
      atEntry('support-model', 'First, second and third line, and their hours, are agreed'),
      asked('entry', 'service-desk', true)('service-desk-briefed', 'The service desk is briefed on what changes for its callers'),
      atEntry('monitoring', 'The service is monitored, and alerts reach those who can act on them'),
      atEntry('capacity', 'Capacity is sized for the expected load, with a margin'),
      atExit('patching', 'Patching is scheduled and its first round is done'),
      atEntry('continuity', 'Backup and recovery are in place, and a recovery was tried'),
      atEntry('slas', 'The service levels are agreed with the customer and can be measured'),
      atEntry('contacts', 'Contacts of supplier, development and business are on record'),
      asked('entry', 'manager', false)('licences', 'Licences and support contracts cover the use'),
      atExit('documentation', 'Operating manual and knowledge articles are handed over'),
      asked('exit', 'service-desk', false)('training', 'Those who support the service are trained'),
    ],
    levels: [],
  },
  {
    kind: 'early-life-support',
    criteria: [
      asked('entry', 'service-desk', true)('watch-agreed', 'The service desk knows what to watch for and whom to call'),
      asked('entry', 'manager', false)('known-errors', 'Known errors and their workarounds are on record'),
      atExit('no-major-incident', 'No major incident of the delivery is open'),
      atExit('defects-settled', 'What is still open has an owner and a date'),
    ],
    levels: [
      { key: 'incidents', name: 'Incidents caused by the delivery', unit: 'a day', direction: 'decrease', target: 3 },
      { key: 'calls', name: 'Calls to the service desk about it', unit: 'a day', direction: 'decrease', target: 20 },
    ],
  },
];
