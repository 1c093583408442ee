import { jest } from '@jest/globals';
import type { ChangeListItem, GateListItem, HomeView, ImprovementListItem, Page, RiskHeatMap, TimelineEntry } from '#core/contracts';
import { theWholeProduct, type WholeProduct } from './support/whole-product.js';

jest.setTimeout(180_000);

interface Sample {
  createSample(options: { baseUrl: string; token: string; limitMillis: number }): Promise<string[]>;
}

describe('the sample organisation', () => {
  let product: WholeProduct;

  beforeAll(async () => {
    product = await theWholeProduct();
  });
  afterAll(() => product?.close());

  const changes = async () => (await product.ask<Page<ChangeListItem>>('samuel.okoye', 'GET', '/changes?limit=100')).body;
  const sample = async () => ((await import('../../apps/launcher/sample/run.mjs' as string)) as Sample).createSample({ baseUrl: product.address, token: product.token, limitMillis: 120_000 });

  it('should show a change in every state, made by its people through the API, and add nothing when it is made again', async () => {
    // when
    const numbers = await sample();
    const first = await changes();
    const again = await sample();
    // then
    expect(again).toEqual(numbers);
    expect((await changes()).total).toBe(first.total);
    expect(new Set(first.items.map(({ state }) => state))).toEqual(new Set(['new', 'authorize', 'scheduled', 'implement', 'review', 'closed', 'cancelled']));
    expect(new Set(first.items.map(({ type }) => type))).toEqual(new Set(['standard', 'normal', 'emergency']));
    const closed = first.items.find(({ state }) => state === 'closed')!;
    const { body: timeline } = await product.ask<Page<TimelineEntry>>('samuel.okoye', 'GET', `/records/${closed.number}/timeline?limit=50`);
    expect(timeline.items.map(({ action }) => action)).toEqual(expect.arrayContaining(['change.created', 'change.submitted', 'change.approved', 'change.reviewed', 'change.closed']));
    for (const [path, total] of [['people', 10], ['services', 8], ['goals', 1], ['projects', 3], ['objectives', 1], ['service-levels', 2], ['items', 3], ['change-templates', 1], ['cab-meetings', 1], ['risks', 4], ['improvements', 3], ['releases', 3], ['acceptances', 1], ['early-life-supports', 1]] as const) {
      expect((await product.ask('samuel.okoye', 'GET', `/${path}`)).body).toMatchObject({ total });
    }
    const { body: releases } = await product.ask<Page<{ state: string }>>('samuel.okoye', 'GET', '/releases?sort=number');
    expect(releases.items.map(({ state }) => state)).toEqual(['scheduled', 'preparing', 'draft']);
    expect((await product.ask('samuel.okoye', 'GET', '/objectives')).body).toMatchObject({ items: [{ latest: { value: 3.8 }, progress: expect.closeTo(0.47, 2) }] });
    expect((await product.ask('samuel.okoye', 'GET', '/objectives/OBJ-1/measurements')).body).toMatchObject({ total: 5 });
    expect((await product.ask('samuel.okoye', 'GET', '/working-calendars')).body).toMatchObject([{ name: 'Head office' }]);
    const { body: gates } = await product.ask<Page<GateListItem>>('samuel.okoye', 'GET', '/gates?state=passed,conditional,evidence');
    expect(gates.items.map(({ state }) => state).sort()).toEqual(['conditional', 'evidence', 'passed']);
    const { body: improvements } = await product.ask<Page<ImprovementListItem>>('samuel.okoye', 'GET', '/improvements');
    expect(improvements.items.map(({ state }) => state).sort()).toEqual(['approve', 'measure', 'proposed']);
    const { body: heatMap } = await product.ask<RiskHeatMap>('samuel.okoye', 'GET', '/risks/heat-map');
    expect(heatMap.cells).toHaveLength(4);
    const { body: home } = await product.ask<HomeView>('ruth.adeyemi', 'GET', '/home');
    expect(home.myTasks.map(({ name }) => name)).toContain('Decide in CAB');
    expect(home.stuck).toEqual([]);
  });
});
