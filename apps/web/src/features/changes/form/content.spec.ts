import { contentOf, differingFields, draftErrors, EMPTY_CONTENT, pickFields } from './content.js';

const texts = { title: 'Enter a title.', endBeforeStart: 'The planned end lies before the planned start.' };

describe('the content of a change in the form', () => {
  it('should find the fields that differ, lists compared by value', () => {
    // given
    const before = { ...EMPTY_CONTENT, title: 'Patch', services: ['SVC-1'] };
    const after = { ...before, services: ['SVC-1', 'SVC-2'], impact: 'high' as const };
    // when
    const fields = differingFields(before, after);
    // then
    expect(fields).toEqual(['services', 'impact']);
    expect(pickFields(after, fields)).toEqual({ services: ['SVC-1', 'SVC-2'], impact: 'high' });
  });

  it('should leave out what is not content', () => {
    expect(contentOf({ ...EMPTY_CONTENT, number: 'CHG-1' } as typeof EMPTY_CONTENT)).toEqual(EMPTY_CONTENT);
  });

  it('should ask for a title', () => {
    expect(draftErrors({ ...EMPTY_CONTENT, title: '  ' }, texts)).toEqual([{ field: 'title', message: texts.title }]);
  });

  it('should refuse a window that ends before it starts', () => {
    const content = { ...EMPTY_CONTENT, title: 'Patch', plannedStart: '2026-12-01T20:00:00.000Z', plannedEnd: '2026-12-01T19:00:00.000Z' };
    expect(draftErrors(content, texts)).toEqual([{ field: 'plannedEnd', message: texts.endBeforeStart }]);
  });
});
