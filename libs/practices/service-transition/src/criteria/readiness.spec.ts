import fc from 'fast-check';
import { CRITERION_PHASES, READINESS, type CriterionReading } from '#core/contracts';
import { inWords, obstacle, readingsHash, redMandatory } from './readiness.js';

const ada = { username: 'ada', displayName: 'Ada' };
const reading = (part: Partial<CriterionReading>): CriterionReading => ({ key: 'monitoring', text: 'It is monitored', phase: 'entry', mandatory: true, owner: ada, due: null, readiness: 'green', evidence: null, ...part });

describe('what stands in the way of an acceptance', () => {
  it('should be what is mandatory and red, or without evidence', () => {
    const criteria = READINESS.map((readiness) => reading({ key: readiness, readiness }));
    expect(redMandatory(criteria).map(({ key }) => key)).toEqual(['not-given', 'red']);
    expect(redMandatory(criteria).map(obstacle)).toEqual(['Nothing was brought for "It is monitored" yet.', '"It is monitored" is red.']);
  });

  it('should be nothing that is not mandatory, and nothing of another phase', () => {
    expect(redMandatory([reading({ readiness: 'red', mandatory: false })])).toEqual([]);
    expect(redMandatory([reading({ readiness: 'red', phase: 'exit' })], ['entry'])).toEqual([]);
  });

  it('should be told in a line to those who sign', () => {
    expect(inWords(reading({ readiness: 'amber', evidence: { text: 'Two of three', by: ada, at: '2026-12-01T00:00:00Z' } }))).toBe('~ mandatory: It is monitored (Two of three)');
  });
});

describe('what a signature binds', () => {
  const criterion = fc.record({ key: fc.constantFrom('a', 'b'), phase: fc.constantFrom(...CRITERION_PHASES), mandatory: fc.boolean(), readiness: fc.constantFrom(...READINESS) }).map(reading);

  it('should be another when anything that was brought is another', () => {
    fc.assert(
      fc.property(fc.array(criterion, { minLength: 1, maxLength: 5 }), fc.nat(), fc.constantFrom(...READINESS), (criteria, drawn, readiness) => {
        const index = drawn % criteria.length;
        const changed = criteria.map((one, at) => (at === index ? { ...one, readiness } : one));
        expect(readingsHash('SAC-1', 1, changed) === readingsHash('SAC-1', 1, criteria)).toBe(criteria[index]!.readiness === readiness);
      }),
    );
    expect(readingsHash('SAC-1', 2, [])).not.toBe(readingsHash('SAC-1', 1, []));
  });
});
