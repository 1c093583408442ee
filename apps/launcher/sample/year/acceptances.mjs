import { clearRed } from './red-criteria.mjs';

/** Services handed over to those who run them: criteria with owners and evidence, and the signature of operations. */
export class Acceptances {
  constructor(year) {
    const { random } = this.year = year;
    this.answers = {
      'service-acceptance/CollectEvidence': () => ({ readiness: random.weighed({ green: 18, amber: 1, red: 1 }), evidence: 'Shown at the hand-over, see the minutes.' }),
      SignAcceptance: ({ number }) => this.#signature(number),
    };
  }

  /** @returns the signature, or null while something else stands in its way */
  async #signature(number) {
    const { api, random } = this.year;
    const { blockers } = await clearRed(api, `/acceptances/${number}`);
    if (blockers.length > 0) return null;
    return random.chance(0.95) ? { decision: 'accept', comment: '' } : { decision: 'reject', comment: 'Nobody answers at night yet.' };
  }

  async begin() {
    const { api, random, organisation } = this.year;
    const by = random.among(organisation.withRole('change-manager')).username;
    const service = random.among(organisation.services);
    const desk = random.among(organisation.withRole('operator')).username;
    const { number, version } = await api.as(by).post('/acceptances', { title: `Take on ${service.name.toLowerCase()}`, service: service.number, desk });
    await api.as(by).post(`/acceptances/${number}/submission`, {}, { 'if-match': `"${version}"` });
    return { number, by };
  }
}
