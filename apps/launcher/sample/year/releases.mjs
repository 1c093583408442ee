import { clearRed } from './red-criteria.mjs';
import { DAY, HOUR, moment } from './time.mjs';

const TYPES = { minor: 17, emergency: 2, major: 1 };
/** A release is asked for before the windows of its changes come. */
const AHEAD = 2 * DAY;
const MOST_EXTENSIONS = 2;

/** Releases of changes that have their window: readiness, go or no-go, deployment, verification, now and then a rollback, and early-life support. */
export class Releases {
  constructor(year) {
    const { random, clock } = this.year = year;
    const withinTheHour = () => clock.now + random.next() * HOUR;
    const withinTheMorning = () => clock.now + random.next() * 4 * HOUR;
    const withinTheDay = () => clock.now + random.next() * 8 * HOUR;
    this.patience = { DeployStep: withinTheHour, DecideRollback: withinTheHour, DecideEscalatedRollback: withinTheHour, RollBackRelease: withinTheHour, VerifyRelease: withinTheDay, MeasureLevel: withinTheMorning, DecideGoNoGo: withinTheDay };
    const evidence = () => ({ readiness: random.weighed({ green: 18, amber: 1, red: 1 }), evidence: 'Shown at the hand-over, see the minutes.' });
    this.answers = {
      DecideGoNoGo: () => (random.chance(0.94) ? { decision: 'go', comment: '' } : { decision: 'no-go', comment: 'Two people who know it are away that night.' }),
      PrepareRelease: () => (random.chance(0.6) ? { decision: 'check', comment: 'What was missing is there.' } : { decision: 'give-up', comment: 'It goes with the next one.' }),
      DeployStep: () => ({ stepResult: random.chance(0.97) ? 'done' : 'failed', stepNote: 'By the runbook.' }),
      VerifyRelease: () => ({ verification: random.chance(0.95) ? 'verified' : 'failed', verificationNote: 'The five cases of the plan.' }),
      DecideRollback: () => this.#afterTrouble(),
      DecideEscalatedRollback: () => this.#afterTrouble(),
      RollBackRelease: () => ({ rollbackNote: 'The version before answers as it did.' }),
      CollectEntryEvidence: evidence,
      CollectExitEvidence: evidence,
      ClearEntry: ({ number }) => this.#clearance(number),
      MeasureLevel: () => ({ value: Number(random.weighed({ 0: 5, 1: 4, 2: 3, 9: 1 })), note: '' }),
      DecideSupport: ({ number }) => this.#signature(number),
    };
  }

  async begin() {
    const { api, random, organisation } = this.year;
    const by = random.among(organisation.withRole('release-manager')).username;
    const { number, version } = await api.as(by).post('/releases', this.#contentFor(await this.#change()));
    await api.as(by).post(`/releases/${number}/submission`, {}, { 'if-match': `"${version}"` });
    return { number, by };
  }

  #afterTrouble() {
    return { decision: this.year.random.chance(0.5) ? 'roll-back' : 'go-on', comment: 'Agreed with the owner of the service.' };
  }

  /** @returns the answer, or null while an acceptance is not signed */
  async #clearance(number) {
    const { blockers } = await clearRed(this.year.api, `/early-life-supports/${number}`);
    return blockers.length > 0 ? null : { note: 'It is out of the way.' };
  }

  /** Extended while something stands in the way of its acceptance, and rolled back where that does not help. */
  async #signature(number) {
    const { api, random } = this.year;
    const { blockers, extensions } = await clearRed(api, `/early-life-supports/${number}`);
    const held = extensions < MOST_EXTENSIONS ? 'extend' : 'roll-back';
    const decision = blockers.length > 0 ? held : random.weighed({ accept: 17, extend: 2, 'roll-back': 1 });
    return { decision, comment: decision === 'accept' ? '' : 'There are calls that nobody understands yet.' };
  }

  /** One that has its window and still waits for it, or none. */
  async #change() {
    const { api, random, clock } = this.year;
    const { items } = await api.get('/changes?state=scheduled&sort=plannedStart&limit=100');
    return random.among(items.filter(({ plannedStart }) => Date.parse(plannedStart) > clock.now + AHEAD)) ?? null;
  }

  /** Without a change it is a draft of an idea: its readiness says what is missing. */
  #contentFor(change) {
    const { random, organisation, clock } = this.year;
    const service = organisation.services.find(({ number }) => number === change?.services[0]) ?? random.among(organisation.services);
    const start = change ? Date.parse(change.plannedStart) : clock.now + 5 * DAY;
    const steps = ['Stop the intake', 'Roll out', 'Open the intake'].map((title) => ({ title, owner: random.among(organisation.withRole('implementer')).username }));
    return {
      title: `${service.name}, ${moment(start).slice(0, 10)}`,
      type: random.weighed(TYPES),
      description: 'What was agreed for this month.',
      services: change ? change.services : [service.number],
      changes: change ? [change.number] : [],
      projects: [],
      plannedStart: moment(start),
      plannedEnd: moment(start + 3 * HOUR),
      rollbackMinutes: 240,
      earlyLifeDays: random.among([3, 5]),
      steps,
      verificationPlan: 'The five cases of the runbook.',
      rollbackPlan: 'Roll out the version before.',
    };
  }
}
