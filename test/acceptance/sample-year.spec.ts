import type { ChangeListItem, InstanceListItem, Page, TimelineEntry } from '#core/contracts';
import { ApiPerson } from './support/api-person.js';
import { Product } from './support/product.js';

const DAYS = 30;
const DAY_MS = 86_400_000;
const PASSWORD = 'seven green bottles';

describe('A past made with npm run sample:year', () => {
  let product: Product;
  let ruth: ApiPerson;

  beforeAll(async () => {
    product = await Product.start({ year: { days: DAYS, services: 8, changes: 30 } });
    ruth = new ApiPerson(product.address, 'ruth');
    await ruth.setUp(new URL(product.setupLink).searchParams.get('token')!, PASSWORD);
  }, 600_000);

  afterAll(() => product?.stop(), 60_000);

  it('should be a past: changes asked for day by day, walked by their processes, and none of it ahead of now', async () => {
    const { body: changes } = await ruth.insist<Page<ChangeListItem>>('GET', '/changes?limit=200&sort=number');
    expect(changes.total).toBe(30);
    expect(changes.items.filter(({ state }) => state === 'closed').length).toBeGreaterThan(5);
    const [first] = changes.items.toSorted((one, other) => Number(one.number.slice(4)) - Number(other.number.slice(4)));
    const { body: history } = await ruth.insist<Page<TimelineEntry>>('GET', `/records/${first?.number}/timeline`);
    const times = history.items.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
    expect(times[0]).toBeLessThan(Date.now() - (DAYS - 5) * DAY_MS);
    expect(changes.items.every(({ updatedAt }) => Date.parse(updatedAt) <= Date.now())).toBe(true);
  });

  it('should have left nothing stuck', async () => {
    const { body: incidents } = await ruth.insist<Page<InstanceListItem>>('GET', '/operations/instances?incident=true');
    expect(incidents.items).toEqual([]);
  });
});
