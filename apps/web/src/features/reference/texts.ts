import type { ProjectView } from '#core/contracts';
import { addTexts } from '../../i18n/i18n.js';

export const referenceTexts = {
  services: { title: 'Services', what: 'The list of services', one: 'The service', none: 'There are no services yet', changes: 'Changes of this service' },
  goals: { title: 'Goals', what: 'The list of goals', one: 'The goal', none: 'There are no goals yet', projects: 'Projects for this goal', noProjects: 'No project serves this goal yet' },
  projects: { title: 'Projects', what: 'The list of projects', one: 'The project', none: 'There are no projects yet' },
  noneText: 'Administrators and process owners add them.',
  field: { number: 'Number', name: 'Name', description: 'Description', urgency: 'Urgency', owner: 'Owner', indicator: 'Indicator', class: 'Class', goal: 'Goal', services: 'Services', manager: 'Project manager' },
  class: { agile: 'Agile', waterfall: 'Waterfall', hybrid: 'Hybrid' } satisfies Record<ProjectView['class'], string>,
} as const;

addTexts('reference', referenceTexts);
