import { jest } from '@jest/globals';
import type { ChangeState, ChangeView, InstanceView, Page, TaskListItem, TimelineEntry } from '#core/contracts';
import { ifMatch } from './support/api-client.js';
import { aChange, inHours } from './support/change-drafts.js';
import { until } from '#test/until';
import { theWholeProduct, type WholeProduct } from './support/whole-product.js';

jest.setTimeout(60_000);

const REASON = 'The process cannot go on';

describe('A change whose process an operator cancels', () => {
  let product: WholeProduct;

  beforeAll(async () => {
    product = await theWholeProduct();
    for (const role of ['requester', 'change-manager', 'implementer', 'operator', 'admin'] as const) await product.addPerson(role);
    await product.ask('admin', 'POST', '/services', { name: 'Payments', description: '', urgency: 'low', owner: 'change-manager' });
  });
  afterAll(() => product?.close());

  const read = async (number: string) => (await product.ask<ChangeView>('requester', 'GET', `/changes/${number}`)).body;
  const reaches = (number: string, state: ChangeState) => until(`${number} becomes ${state}`, async () => (await read(number)).state === state);
  const timelineOf = async (number: string) => (await product.ask<Page<TimelineEntry>>('requester', 'GET', `/records/${number}/timeline?limit=200`)).body.items;

  async function submitted(plannedStart: string): Promise<string> {
    const { body } = await product.ask<ChangeView>('requester', 'POST', '/changes', aChange({ plannedStart }));
    await product.ask('requester', 'POST', `/changes/${body.number}/submission`, {}, ifMatch(1));
    await reaches(body.number, 'authorize');
    return body.number;
  }

  async function decide(role: string, number: string, variables: Record<string, unknown>): Promise<void> {
    const task = await until(`${role} has a task on ${number}`, async () => (await product.ask<Page<TaskListItem>>(role, 'GET', `/tasks?record=${number}`)).body.items[0]);
    expect(await product.ask(role, 'POST', `/tasks/${task.userTaskKey}/completion`, { variables })).toMatchObject({ status: 200 });
  }

  async function implementing(): Promise<string> {
    const number = await submitted(inHours(0.001));
    await decide('change-manager', number, { decision: 'approve' });
    await reaches(number, 'implement');
    return number;
  }

  async function cancelled(number: string): Promise<ChangeView> {
    const { processInstanceKey } = await until(`${number} knows its process`, async () => (await read(number)).processInstanceKey !== null && read(number));
    expect(await product.ask('operator', 'POST', `/operations/instances/${processInstanceKey}/cancellation`, { reason: REASON })).toMatchObject({ status: 204 });
    await until(`the process of ${number} has ended`, async () => (await product.ask<InstanceView>('operator', 'GET', `/operations/instances/${processInstanceKey}`)).body.state === 'TERMINATED');
    return read(number);
  }

  const statesIn = (timeline: readonly TimelineEntry[]) =>
    timeline.filter(({ by }) => by?.username === 'operator').flatMap(({ action, changes }) => changes.filter(({ field }) => field === 'state').map(({ before, after }) => `${action}: ${String(before)} to ${String(after)}`));

  it('should be cancelled with it before its implementation', async () => {
    const number = await submitted(inHours(1));
    expect(await cancelled(number)).toMatchObject({ state: 'cancelled', allowedActions: [] });
    expect(statesIn(await timelineOf(number))).toEqual(['change.cancelled-by-operator: authorize to cancelled']);
  });

  it('should be closed as unsuccessful during its implementation, since nobody verified what was done', async () => {
    const number = await implementing();
    expect(await cancelled(number)).toMatchObject({ state: 'closed', outcome: 'unsuccessful', outcomeNote: REASON });
    const timeline = await timelineOf(number);
    expect(statesIn(timeline)).toEqual(['change.closed-by-operator: review to closed', 'change.implementation-ended-by-operator: implement to review']);
    expect(timeline.filter(({ by, reason }) => by?.username === 'operator' && reason === REASON)).toHaveLength(3);
  });

  it('should be closed with the outcome on record during its review', async () => {
    const number = await implementing();
    await decide('implementer', number, { implementationResult: 'done', implementationNote: 'Installed' });
    await reaches(number, 'review');
    expect(await cancelled(number)).toMatchObject({ state: 'closed', outcome: 'successful', outcomeNote: REASON });
    expect(statesIn(await timelineOf(number))).toEqual(['change.closed-by-operator: review to closed']);
  });
});
