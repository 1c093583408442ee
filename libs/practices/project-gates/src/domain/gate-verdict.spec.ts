import fc from 'fast-check';
import { GATE_LIFECYCLE, GATE_OUTCOMES, GATE_STATES, PROJECT_LIFECYCLE, PROJECT_STATES, type CriterionState, type GateState } from '#core/contracts';
import { Gate } from './gate.entity.js';
import { blockers, tally, type GateFacts } from './gate-verdict.js';
import { assertLifecycles, moveGate, moveProject } from './lifecycles.js';
import { Project } from './project.entity.js';

const criterion = (part: Partial<CriterionState>): CriterionState => ({
  key: 'plan', text: 'There is a plan', weight: 'must', ownerRole: 'architect', live: null, owner: null, evidence: null, judgement: null, answer: null, met: true, ...part,
});
const facts = (part: Partial<GateFacts>): GateFacts => ({ criteria: [], conditioned: [], team: ['service-owner'], earlier: [], first: true, ownerless: [], ...part });

describe('the lives of projects and gates', () => {
  it('should lead everywhere', () => expect(assertLifecycles).not.toThrow());

  it('should never leave their tables, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...GATE_STATES), { maxLength: 40 }), fc.array(fc.constantFrom(...PROJECT_STATES), { maxLength: 40 }), (gates, projects) => {
        const gate = Object.assign(new Gate(), { number: 'GATE-1', state: 'planned' } as const);
        for (const asked of gates) {
          const before: GateState = gate.state;
          const allowed = asked === before || (GATE_LIFECYCLE[before] as readonly GateState[]).includes(asked);
          expect([moveGate(gate, asked).ok, gate.state]).toEqual([allowed, allowed ? asked : before]);
        }
        const project = Object.assign(new Project(), { number: 'PRJ-1', state: 'draft' } as const);
        for (const asked of projects) {
          const before: Project['state'] = project.state;
          const allowed = asked === before || (PROJECT_LIFECYCLE[before] as readonly string[]).includes(asked);
          expect([moveProject(project, asked).ok, project.state]).toEqual([allowed, allowed ? asked : before]);
        }
      }),
    );
  });
});

describe('what stands in the way of a gate', () => {
  it('should be a mandatory criterion that is not met or not judged, and no other', () => {
    const criteria = [criterion({}), criterion({ text: 'Tested', met: false }), criterion({ text: 'Priced', met: null }), criterion({ text: 'Liked', weight: 'should', met: false })];
    expect(blockers(facts({ criteria }), 'go')).toEqual(['"Tested" is not met.', '"Priced" has not been judged.']);
  });

  it('should be taken away by a condition that stands for the criterion, under conditions only', () => {
    const unmet = facts({ criteria: [criterion({ met: false })], conditioned: ['plan'] });
    expect(blockers(unmet, 'conditional-go')).toEqual([]);
    expect(blockers(unmet, 'go')).toEqual(['"There is a plan" is not met.']);
  });

  it('should be a team without service management at the first gate, and an earlier gate that is open again', () => {
    expect(blockers(facts({ team: ['architect', 'sponsor'] }), 'go')).toEqual([expect.stringContaining('service management')]);
    expect(blockers(facts({ team: ['architect'], first: false, earlier: [{ number: 'GATE-1', state: 'reopened' }] }), 'go')).toEqual(['GATE-1 is reopened: it has to be decided first.']);
  });
});

describe('a risk that nobody has accepted', () => {
  it('should stand in the way, also under conditions', () => {
    const inherited = facts({ ownerless: [{ number: 'RSK-4', title: 'The vendor may leave' }], conditioned: ['risks-owned'] });
    for (const outcome of ['go', 'conditional-go'] as const) expect(blockers(inherited, outcome)).toEqual(['Nobody has accepted the risk RSK-4 "The vendor may leave".']);
  });
});

describe('the vote of the gatekeepers', () => {
  const quorum = { votesNeeded: 2, goShare: 0.5 };

  it('should decide nothing without a quorum', () => expect(tally(['go'], quorum)).toEqual({ quorate: false }));

  it.each([
    [['go', 'go'], 'go'],
    [['go', 'conditional-go'], 'conditional-go'],
    [['go', 'kill'], 'go'],
    [['go', 'kill', 'kill'], 'kill'],
    [['hold', 'recycle'], 'hold'],
    [['recycle', 'kill', 'recycle'], 'recycle'],
  ] as const)('should make %j a %s', (votes, outcome) => expect(tally(votes, quorum)).toEqual({ quorate: true, outcome }));

  it('should pass a gate only with the share of votes that the table asks for', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...GATE_OUTCOMES), { minLength: 1, maxLength: 9 }), fc.double({ min: 0.1, max: 1, noNaN: true }), (votes, goShare) => {
        const counted = tally(votes, { votesNeeded: 1, goShare });
        const share = votes.filter((vote) => vote === 'go' || vote === 'conditional-go').length / votes.length;
        expect(counted.quorate && ['go', 'conditional-go'].includes(counted.outcome)).toBe(share >= goShare);
      }),
    );
  });
});
