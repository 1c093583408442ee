import fc from 'fast-check';
import { CAB_LIFECYCLE, CAB_STATES, TEMPLATE_LIFECYCLE, TEMPLATE_STATES, type Lifecycle, type TemplateContent, type TemplateState } from '#core/contracts';
import type { Actor } from '#platform/identity';
import { EMPTY_TEMPLATE, templateHash } from './template-content.js';
import { ChangeTemplate } from './template.entity.js';
import { moveTemplate } from './template.lifecycle.js';
import { allowedTemplateActions } from './template-permissions.js';

const aTemplate = (state: TemplateState = 'draft') => Object.assign(new ChangeTemplate(), structuredClone<TemplateContent>(EMPTY_TEMPLATE as unknown as TemplateContent), { number: 'TPL-1', state, proposerId: 'ada', proposedAt: state === 'draft' ? null : new Date(), suspendedReason: null, revisionOpen: false });
const person = (personId: string, ...roles: Actor['roles']): Actor => ({ personId, username: personId, displayName: personId, roles });

describe('The life of a template', () => {
  it.each([
    ['of a template', TEMPLATE_LIFECYCLE as Lifecycle<string>, TEMPLATE_STATES[0], TEMPLATE_STATES],
    ['of a meeting', CAB_LIFECYCLE as Lifecycle<string>, CAB_STATES[0], CAB_STATES],
  ] as const)('should lead everywhere: %s', (_, lifecycle, first, states) => {
    const reached = new Set<string>([first]);
    for (const state of reached) lifecycle[state]?.forEach((next) => reached.add(next));
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('should never leave its table, whatever is asked in whatever order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TEMPLATE_STATES), { maxLength: 40 }), (asked) => {
        const template = aTemplate();
        for (const state of asked) {
          const before = template.state;
          const allowed = state === before || (TEMPLATE_LIFECYCLE[before] as readonly TemplateState[]).includes(state);
          expect(moveTemplate(template, state).ok).toBe(allowed);
          expect(template.state).toBe(allowed ? state : before);
        }
      }),
    );
  });

  it('should offer in each state what may be done there, and to whom', () => {
    const offered = (state: TemplateState, actor: Actor) => allowedTemplateActions(aTemplate(state), actor);
    expect(offered('draft', person('ada', 'requester'))).toEqual(['edit', 'propose', 'delete-draft']);
    expect(offered('draft', person('bob', 'requester'))).toEqual([]);
    expect(offered('proposed', person('ada', 'requester'))).toEqual(['retire']);
    expect(offered('approved', person('bob', 'requester'))).toEqual(['use']);
    expect(offered('approved', person('max', 'change-manager'))).toEqual(['use', 'demote', 'retire']);
    expect(offered('demoted', person('max', 'change-manager'))).toEqual(['retire']);
    expect(offered('retired', person('max', 'change-manager'))).toEqual([]);
  });
});

describe('What an approval of a template binds', () => {
  it('should be the same content however the database orders the members of a question', () => {
    const [one, other] = [aTemplate(), aTemplate()];
    one.questions = [{ text: 'Is there a backup?', answer: 'yes' }];
    other.questions = [JSON.parse('{"answer":"yes","text":"Is there a backup?"}')];
    expect(templateHash(one)).toBe(templateHash(other));
  });

  it.each([{ title: 'x' }, { services: ['SVC-2'] }, { items: ['CI-1'] }, { maxMinutes: 9 }, { backoutPlan: 'x' }, { budgetFailures: 0 }, { questions: [{ text: 'x', answer: 'no' }] }])('should be other content after %j', (content) => {
    expect(templateHash(Object.assign(aTemplate(), content))).not.toBe(templateHash(aTemplate()));
  });
});
