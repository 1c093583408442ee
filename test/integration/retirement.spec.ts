import { jest } from '@jest/globals';
import type { ChangeView, ConfigurationItemView, Page, Problem, ServiceView, TimelineEntry } from '#core/contracts';
import { aChange } from './support/change-drafts.js';
import { ChangeWalk, deployModels } from './support/change-walk.js';
import { onMonday, PlanningWorld } from './support/planning-world.js';
import { TransitionWalk } from './support/transition-walk.js';
import { until } from '#test/until';

jest.setTimeout(180_000);

const window = { plannedStart: onMonday(10), plannedEnd: onMonday(12) };

describe('A service or a configuration item at the end of its use', () => {
  let planning: PlanningWorld;

  beforeAll(async () => {
    planning = await PlanningWorld.open();
    await deployModels(planning.world, 'transition');
  });
  afterAll(() => planning?.close());

  const sam = () => planning.world.as('sam');
  const rita = () => planning.world.as('rita');
  const retire = (path: string, reason = 'Nobody uses it') => sam().post<ServiceView & Problem>(`${path}/retirement`, { reason });
  const bringBack = (path: string) => sam().post<ServiceView>(`${path}/reinstatement`, { reason: 'It is needed after all' });
  const listed = async (path: string) => (await rita().get<Page<{ number: string }>>(path)).body.items.map(({ number }) => number);

  it('should be kept while open changes and acceptances name it, which are named, and be retired when they are over', async () => {
    // given
    const service = await planning.service('Fax gateway');
    const change = await ChangeWalk.submitted(planning.world, { title: 'Patch the fax', services: [service], ...window });
    const acceptance = await TransitionWalk.acceptance(planning.world, { title: 'Accept the fax', service });
    await change.reaches('authorize');
    // then
    const refused = await retire(`/services/${service}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', detail: expect.stringContaining(`${service} is still in use`) } });
    expect(refused.body.detail).toContain(`${change.number} "Patch the fax"`);
    expect(refused.body.detail).toContain(`${acceptance.number} "Accept the fax"`);
    // when
    await rita().post(`/changes/${change.number}/withdrawal`, { reason: 'No fax any more' });
    await change.reaches('cancelled');
    await planning.world.as('carl').post(`/acceptances/${acceptance.number}/withdrawal`, { reason: 'No fax any more' });
    // then
    const retired = await until('the service is retired', async () => {
      const answer = await retire(`/services/${service}`);
      return answer.status === 200 && answer;
    });
    expect(retired.body).toMatchObject({ number: service, state: 'retired' });
    expect(await change.read()).toMatchObject({ services: [service] });
  });

  it('should be on no list and no new change until it is brought back, and stay on what names it', async () => {
    // given
    const service = await planning.service('Telex');
    const draft = (await rita().post<ChangeView>('/changes', aChange({ services: [service], ...window }))).body;
    // when
    expect(await retire(`/services/${service}`)).toMatchObject({ status: 200 });
    expect(await retire(`/services/${service}`)).toMatchObject({ status: 200 });
    // then
    expect(await listed('/services?q=Telex')).toEqual([]);
    expect(await listed('/services?q=Telex&state=retired')).toEqual([service]);
    expect(await listed('/services?q=Telex&state=all')).toEqual([service]);
    expect(await rita().post<Problem>('/changes', aChange({ services: [service], ...window }))).toMatchObject({ status: 400, body: { detail: `The service ${service} is retired.`, errors: [{ field: 'services' }] } });
    expect(await rita().patch(`/changes/${draft.number}`, { title: 'The last telex' }, 1)).toMatchObject({ status: 200, body: { services: [service] } });
    // when
    expect(await bringBack(`/services/${service}`)).toMatchObject({ status: 200, body: { state: 'live' } });
    // then
    expect(await listed('/services?q=Telex')).toEqual([service]);
    const { body } = await rita().get<Page<TimelineEntry>>(`/records/${service}/timeline?limit=10`);
    expect(body.items.map(({ action, reason, by }) => [action, reason, by?.username])).toEqual([
      ['service.brought-back', 'It is needed after all', 'sam'], ['service.retired', 'Nobody uses it', 'sam'], ['service.created', null, 'cora'],
    ]);
  });

  it('should be kept, of an item, while a service runs on it or another item needs it', async () => {
    // given
    const service = await planning.service('Archive');
    const disk = await planning.item('archive-disk');
    const host = await planning.item('archive-host', { services: [service], dependsOn: [disk] });
    // then
    expect((await retire(`/items/${disk}`)).body.detail).toBe(`${disk} is still in use: ${host} "archive-host". End them first, or take it off them.`);
    expect((await retire(`/items/${host}`)).body.detail).toContain(`${service} "Archive"`);
    // when
    await sam().patch(`/items/${host}`, { services: [] }, 1);
    expect(await retire(`/items/${host}`)).toMatchObject({ status: 200, body: { state: 'retired' } });
    // then
    expect(await retire(`/items/${disk}`)).toMatchObject({ status: 200 });
    expect(await listed('/items?q=archive')).toEqual([]);
    expect((await rita().get<ConfigurationItemView>(`/items/${host}`)).body).toMatchObject({ dependsOn: [disk] });
    expect(await rita().post<Problem>('/changes', aChange({ services: [service], items: [host], ...window }))).toMatchObject({ status: 400, body: { detail: `The configuration item ${host} is retired.` } });
  });

  it('should be retired by those who keep the catalogue, with a reason', async () => {
    const service = await planning.service('Pager');
    expect(await rita().post(`/services/${service}/retirement`, { reason: 'Old' })).toMatchObject({ status: 403 });
    expect(await sam().post(`/services/${service}/retirement`, { reason: ' ' })).toMatchObject({ status: 400 });
    expect(await retire('/services/SVC-99999')).toMatchObject({ status: 404 });
  });
});
