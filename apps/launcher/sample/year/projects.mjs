import { GateVotes } from './gate-votes.mjs';
import { DAY, dayOf } from './time.mjs';
import { PROJECT_AIMS } from './words.mjs';

const CLASSES = { agile: 4, hybrid: 4, waterfall: 2 };
const TEAM = ['sponsor', 'business-owner', 'service-owner', 'architect', 'security', 'service-desk', 'operations'];

/** Projects from their initiation through their stages and gates. */
export class Projects {
  constructor(year) {
    const { random, clock } = this.year = year;
    this.votes = new GateVotes(year);
    const aroundItsEnd = ({ dueDate }) => Math.max(clock.now, Date.parse(dueDate) + random.whole(-3, 4) * DAY);
    const laterInTheWeek = () => clock.now + (2 + 6 * random.next()) * DAY;
    this.patience = { RunStage: aroundItsEnd, ResumeAfterHold: laterInTheWeek, ResumeReopened: laterInTheWeek };
    this.answers = {
      DecideInitiation: () => (random.chance(0.95) ? { decision: 'approve', comment: 'Worth it.' } : { decision: 'reject', comment: 'The figures do not carry it yet.' }),
      RunStage: () => ({ comment: 'What the stage was to bring is there.' }),
      ResumeAfterHold: () => ({ comment: 'What was missing is there.' }),
      ResumeReopened: () => ({ comment: 'What was missing is there.' }),
      CollectEvidence: () => ({ claim: random.chance(0.95) ? 'met' : 'not-met', evidence: 'See the minutes of the walk-through.' }),
      CastVote: (task) => this.votes.cast(task),
    };
  }

  async begin() {
    const { api, random, organisation } = this.year;
    const by = random.among(organisation.withRole('change-manager')).username;
    const [manager, ...others] = random.some(organisation.withRole('requester'), TEAM.length + 1).map(({ username }) => username);
    const team = TEAM.map((role, index) => ({ role, person: others[index] }));
    const project = await api.as(by).post('/projects', { ...this.#content(), manager, team });
    await api.as(manager).post(`/projects/${project.number}/submission`, {}, { 'if-match': `"${project.version}"` });
    return { number: project.number, by: manager };
  }

  live() {
    return this.votes.confirmConditions();
  }

  #content() {
    const { random, organisation, clock } = this.year;
    const [first, ...more] = random.some(organisation.services, random.whole(1, 2));
    return {
      name: `${random.among(PROJECT_AIMS)} ${first.name.toLowerCase()}, ${dayOf(clock.now)}`,
      description: 'Asked for by those who use the service.',
      businessCase: 'The work by hand that falls away pays for it within two years.',
      class: random.weighed(CLASSES),
      goal: random.among(organisation.goals).number,
      services: [first, ...more].map(({ number }) => number),
      startsOn: dayOf(clock.now + random.whole(3, 10) * DAY),
    };
  }
}
