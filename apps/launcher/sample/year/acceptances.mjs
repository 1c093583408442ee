/** Services handed over to those who run them: criteria with owners and evidence, and the signature of operations. */
export class Acceptances {
  constructor(year) {
    const { random } = this.year = year;
    this.answers = {
      'service-acceptance/CollectEvidence': () => ({ readiness: random.weighed({ green: 18, amber: 1, red: 1 }), evidence: 'Shown at the hand-over, see the minutes.' }),
      SignAcceptance: ({ number }) => this.#signature(number),
    };
  }

  /** The owners of what is red see to it before anybody signs. */
  async #signature(number) {
    const { api, random } = this.year;
    const { criteria, blockers } = await api.get(`/acceptances/${number}`);
    for (const { key, owner } of criteria.filter(({ mandatory, readiness }) => mandatory && (readiness === 'red' || readiness === 'not-given'))) {
      await api.as(owner.username).post(`/acceptances/${number}/criteria/${key}/evidence`, { readiness: 'green', text: 'Done since the hand-over, see the second minutes.' });
    }
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
