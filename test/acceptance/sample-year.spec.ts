import type { AcceptanceListItem, ChangeListItem, ImprovementListItem, InstanceListItem, Page, ProjectListItem, ReleaseListItem, RiskListItem, TimelineEntry } from '#core/contracts';
import { ApiPerson } from './support/api-person.js';
import { Product } from './support/product.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
const PASSWORD = 'seven green bottles';

describe('A past made with npm run sample:year', () => {
  let product: Product;
  let ruth: ApiPerson;

  beforeAll(async () => {
    product = await Product.start({ year: { days: DAYS, services: 8, changes: 30, projects: 4, releases: 4, acceptances: 2, improvements: 8, risks: 12 } });
    ruth = new ApiPerson(product.address, 'ruth');
    await ruth.setUp(new URL(product.setupLink).searchParams.get('token')!, PASSWORD);
  }, 600_000);

  afterAll(() => product?.stop(), 60_000);

  it('should be a past: changes asked for day by day, walked by their processes, and none of it ahead of now', async () => {
    const { body: changes } = await ruth.insist<Page<ChangeListItem>>('GET', '/changes?limit=200&sort=number');
    // Improvements that decide on a change ask for some more.
    expect(changes.total).toBeGreaterThanOrEqual(30);
    expect(changes.total).toBeLessThanOrEqual(38);
    expect(changes.items.filter(({ state }) => state === 'closed').length).toBeGreaterThan(5);
    const [first] = changes.items.toSorted((one, other) => Number(one.number.slice(4)) - Number(other.number.slice(4)));
    const { body: history } = await ruth.insist<Page<TimelineEntry>>('GET', `/records/${first?.number}/timeline`);
    const times = history.items.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
    expect(times[0]).toBeLessThan(Date.now() - (DAYS - 5) * DAY_MS);
    expect(changes.items.every(({ updatedAt }) => Date.parse(updatedAt) <= Date.now())).toBe(true);
  });

  it('should hold projects on their way, risks that somebody has taken over, and improvements in several steps', async () => {
    const { body: projects } = await ruth.insist<Page<ProjectListItem>>('GET', '/projects?limit=50');
    expect(projects).toMatchObject({ total: 4, items: expect.arrayContaining([expect.objectContaining({ state: 'running' })]) });
    const { body: risks } = await ruth.insist<Page<RiskListItem>>('GET', '/risks?limit=50');
    expect(risks.total).toBe(12);
    expect(risks.items.filter(({ state }) => state === 'treated').length).toBeGreaterThan(2);
    const { body: improvements } = await ruth.insist<Page<ImprovementListItem>>('GET', '/improvements?limit=50');
    expect(improvements.total).toBeGreaterThanOrEqual(8);
    expect(new Set(improvements.items.map(({ state }) => state)).size).toBeGreaterThan(2);
  });

  it('should hold releases and acceptances that their processes have taken on', async () => {
    const { body: releases } = await ruth.insist<Page<ReleaseListItem>>('GET', '/releases?limit=50');
    expect(releases.total).toBe(4);
    expect(releases.items.filter(({ state }) => state === 'draft')).toEqual([]);
    const { body: acceptances } = await ruth.insist<Page<AcceptanceListItem>>('GET', '/acceptances?limit=50');
    expect(acceptances.total).toBe(2);
  });

  it('should have left nothing stuck', async () => {
    const { body: incidents } = await ruth.insist<Page<InstanceListItem>>('GET', '/operations/instances?incident=true');
    expect(incidents.items).toEqual([]);
  });
});
