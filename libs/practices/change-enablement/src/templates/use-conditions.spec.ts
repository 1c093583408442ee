import { EMPTY_TEMPLATE } from './template-content.js';
import { ChangeTemplate } from './template.entity.js';
import { answersFit, keepsConditions, mayBeUsed } from './use-conditions.js';

const HOUR_MS = 3_600_000;
const NONE: ReadonlySet<string> = new Set();
const use = { services: ['SVC-1'], items: ['CI-1'], start: 0, end: HOUR_MS };

describe('the conditions of a template', () => {
  it('should be kept by a use on what it permits, within its longest window', () => {
    expect(keepsConditions(aTemplate(), use, NONE)).toEqual({ ok: true });
  });

  it.each([
    [{ services: [] }, 'Choose at least one service.', 'services'],
    [{ services: ['SVC-1', 'SVC-9'] }, 'TPL-1 is not permitted on SVC-9, only on SVC-1, SVC-2.', 'services'],
    [{ items: ['CI-7'] }, 'TPL-1 is not permitted on CI-7, only on CI-1.', 'items'],
    [{ end: 0 }, 'The planned end must be after the planned start.', 'plannedEnd'],
    [{ end: HOUR_MS + 1 }, 'TPL-1 is permitted for windows of 60 minutes at most; this one has 61.', 'plannedEnd'],
  ])('should say which condition a use breaks: %j', (broken, message, at) => {
    expect(keepsConditions(aTemplate(), { ...use, ...broken }, NONE)).toMatchObject({ ok: false, failure: { message, at } });
  });

  it('should permit the items that the services run on when it names none', () => {
    const onItem = (item: string) => keepsConditions(aTemplate({ items: [] }), { ...use, items: [item] }, new Set(['CI-7']));
    expect(onItem('CI-7')).toEqual({ ok: true });
    expect(onItem('CI-8')).toMatchObject({ ok: false, failure: { message: 'TPL-1 is not permitted on CI-8, only on what SVC-1 runs on.', at: 'items' } });
  });

  it('should want each question answered, and as it is permitted', () => {
    const template = aTemplate({ questions: [{ text: 'Is there a backup of today?', answer: 'yes' }, { text: 'Is a release running?', answer: 'no' }] });
    expect(answersFit(template, ['yes', 'no'])).toEqual({ ok: true });
    expect(answersFit(template, ['yes'])).toMatchObject({ failure: { at: 'answers' } });
    expect(answersFit(template, ['yes', 'yes'])).toMatchObject({ failure: { message: expect.stringContaining('"Is a release running?" is answered with no'), at: 'answers.1' } });
  });

  it('should permit nothing before the template is approved, and nothing while it is suspended', () => {
    expect(mayBeUsed(aTemplate({ state: 'proposed' }))).toMatchObject({ failure: { message: 'TPL-1 is proposed: only an approved template may be used.' } });
    expect(mayBeUsed(aTemplate({ suspendedReason: 'Too many failed.' }))).toMatchObject({ failure: { message: 'TPL-1 may not be used at the moment: Too many failed.' } });
    expect(mayBeUsed(aTemplate())).toEqual({ ok: true });
  });

  function aTemplate(content: Partial<ChangeTemplate> = {}): ChangeTemplate {
    const permitted = { number: 'TPL-1', state: 'approved', suspendedReason: null, services: ['SVC-1', 'SVC-2'], items: ['CI-1'], maxMinutes: 60, questions: [] };
    return Object.assign(new ChangeTemplate(), EMPTY_TEMPLATE, permitted, content);
  }
});
