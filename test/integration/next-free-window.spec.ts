import { jest } from '@jest/globals';
import { onMonday, PlanningWorld } from './support/planning-world.js';

jest.setTimeout(180_000);

describe('The next free window', () => {
  let planning: PlanningWorld;

  beforeAll(async () => {
    planning = await PlanningWorld.open();
  });
  afterAll(() => planning?.close());

  it('should be the first in the maintenance windows that nothing takes', async () => {
    // given
    const service = await planning.service('Ledger', [{ timeZone: 'UTC', hours: [{ weekday: 1, from: '20:00', to: '23:00' }, { weekday: 3, from: '20:00', to: '23:00' }] }]);
    await planning.freeze({ name: 'Release', kind: 'hard', start: onMonday(21), end: onMonday(22), services: [service] });
    const next = async (minutes: number) => (await planning.slot({ services: [service], minutes, from: onMonday(0) })).body;
    // then
    expect(await next(60)).toMatchObject({ found: true, start: onMonday(20).replace('Z', '.000Z'), end: onMonday(21).replace('Z', '.000Z') });
    expect(await next(120)).toMatchObject({ found: true, start: onMonday(48 + 20).replace('Z', '.000Z') });
    expect(await next(240)).toEqual({ found: false, start: null, end: null, reasons: [`The maintenance windows of Ledger (${service}) are shorter.`], sentence: expect.stringMatching(/^There is no free window of 4 h in the 90 days from 7 Apr 2031, 00:00 UTC: The maintenance windows of Ledger/) });
    // and of two services, only in what they have in common
    const other = await planning.service('Copy of the ledger', [{ timeZone: 'UTC', hours: [{ weekday: 2, from: '20:00', to: '23:00' }] }]);
    const { body } = await planning.slot({ services: [service, other], minutes: 60, from: onMonday(0) });
    expect(body).toMatchObject({ found: false, reasons: [`The maintenance windows of Ledger (${service}), Copy of the ledger (${other}) have no such time in common.`] });
  });

  it('should not exist where a freeze takes all of the time, and name it', async () => {
    const service = await planning.service('Frozen');
    const freeze = await planning.freeze({ name: 'Migration', kind: 'soft', start: onMonday(-24), end: onMonday(24 * 100), services: [service] });
    const { body } = await planning.slot({ services: [service], minutes: 90, from: onMonday(0) });
    expect(body).toMatchObject({ found: false, sentence: `There is no free window of 1 h 30 min in the 90 days from 7 Apr 2031, 00:00 UTC: ${freeze} "Migration" is a freeze.` });
  });

  it('should say that the next 90 days were looked at where the search begins today', async () => {
    const service = await planning.service('Frozen today');
    const [yesterday, inHalfAYear] = [-1, 180].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
    const freeze = await planning.freeze({ name: 'Merger', kind: 'hard', start: yesterday!, end: inHalfAYear!, services: [service] });
    const { body } = await planning.slot({ services: [service], minutes: 60 });
    expect(body).toMatchObject({ found: false, sentence: `There is no free window of 1 h in the next 90 days: ${freeze} "Merger" is a freeze.` });
  });

  it('should begin on a quarter of an hour, not in the past', async () => {
    const { body } = await planning.slot({ services: ['SVC-1'], minutes: 30, from: '2020-01-01T00:00:00Z' });
    expect(body).toMatchObject({ found: true, start: expect.stringMatching(/:(00|15|30|45):00\.000Z$/) });
    expect(Date.parse(body.start!)).toBeGreaterThan(Date.now() - 15 * 60_000);
  });
});
