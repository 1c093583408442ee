import { notesOf } from './notes.js';
import { Release } from './release.entity.js';

const release = Object.assign(new Release(), { number: 'REL-7', title: 'Claims [4.2]', description: 'Faster.', services: ['SVC-1'], plannedStart: new Date('2027-03-05T20:00:00Z') });

describe('The notes of a release', () => {
  it('should name what it delivers and what is known to be risky, and mean nothing else to Markdown', () => {
    const { markdown, sections } = notesOf(release, {
      changes: [{ number: 'CHG-1', title: 'Use *one* form', type: 'normal', state: 'closed', risk: 'low', window: null, outcome: 'successful', services: [] }],
      projects: [],
      improvements: [{ number: 'IMP-2', title: 'Fewer forms', state: 'measure', action: 'CHG-1' }],
      risks: [{ number: 'RSK-3', title: 'Slow', state: 'treated', record: 'REL-7', owner: null, level: null, aboveAppetite: true }],
    });
    expect(sections.map(({ section }) => section)).toEqual(['changes', 'improvements', 'known-risks']);
    expect(markdown).toBe(
      [
        '# Claims \\[4.2\\] (REL-7)', '', 'Deployed from 2027-03-05T20:00:00.000Z on to SVC-1.', '', 'Faster.', '', '## Changes', '', '- **CHG-1** Use \\*one\\* form (successful)', '', '## Improvements', '',
        '- **IMP-2** Fewer forms (measure, by CHG-1)', '', '## Known risks', '', '- **RSK-3** Slow (REL-7, not rated)', '',
      ].join('\n'),
    );
  });
});
