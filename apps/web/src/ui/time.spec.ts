import { formatDateTime, inUserZone } from './time.js';

describe('A sentence of the server', () => {
  it.each([
    { told: 'Mei is away until 23 Sept 2026, 16:37 UTC.', at: '2026-09-23T16:37:00Z', sentence: (moment: string) => `Mei is away until ${moment}.` },
    { told: 'Implement change: is due 2026-11-27 14:23 UTC', at: '2026-11-27T14:23:00Z', sentence: (moment: string) => `Implement change: is due ${moment}` },
  ])('should tell its moments on the clock of the reader: $told', ({ told, at, sentence }) => {
    expect(inUserZone(told)).toBe(sentence(formatDateTime(at)));
  });

  it('should stay as it is where it tells no moment', () => {
    expect(inUserZone('FRZ-1 "Release 2 Nov 2026" freezes all services.')).toBe('FRZ-1 "Release 2 Nov 2026" freezes all services.');
  });
});
