import { DAY } from './time.mjs';
import { IDEAS } from './words.mjs';

const ACTIONS = { none: 16, change: 3, project: 1 };
const DAYS_TO_ACT = 15;

/** The register of improvements: what failed reviews, lapsed conditions and missed promises put there, and by hand what is missing to the number wanted. */
export class Improvements {
  constructor(year) {
    const { random, clock, organisation } = this.year = year;
    this.patience = { TakeAction: () => clock.now + random.next() * DAYS_TO_ACT * DAY };
    this.answers = {
      LinkObjective: () => (random.chance(0.8) ? { decision: 'link', objective: random.among(organisation.objectives).number } : { decision: 'reject', comment: 'It was one bad month.' }),
      AssessImprovement: () => ({ indicator: 'Share of support hours without interruption', baseline: 99.2, target: 99.6, unit: '%', benefit: random.among(['low', 'medium', 'high']), effort: random.among(['small', 'medium']) }),
      ApproveImprovement: () => (random.chance(0.88) ? { decision: 'approve' } : { decision: 'reject', comment: 'The effort is not worth it this year.' }),
      PlanImprovement: () => ({ plan: 'Put a second node beside the first and rehearse the switch.', actionKind: random.weighed(ACTIONS), measureAfterDays: random.among([14, 30, 60]) }),
      TakeAction: () => ({ actionNote: 'Done with the team; the runbook has the switch.' }),
      MeasureBenefit: () => ({ measured: random.chance(0.75) ? 99.7 : 99.3, lessons: 'The rehearsal found more than the analysis.' }),
    };
  }

  async begin() {
    const { api, random, organisation } = this.year;
    const by = random.among(organisation.withRole('requester')).username;
    const service = random.among(organisation.services);
    const objective = random.chance(0.6) ? random.among(organisation.objectives).number : null;
    const { number } = await api.as(by).post('/improvements', { title: `${random.among(IDEAS)}: ${service.name.toLowerCase()}`, description: 'Seen by those who work with it every day.', objective, services: [service.number], owner: service.owner.username });
    return { number, by };
  }
}
