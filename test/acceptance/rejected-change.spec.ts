import { authorize, history, LOW_RISK, moveStart } from './support/change-walks.js';
import { inMinutes } from './support/person.js';
import { stage } from './support/stage.js';

const NEXT_DAY = { start: inMinutes(1440), end: inMinutes(1560) };

describe('A change that is not simply approved', () => {
  const set = stage();

  it('should come back to the requester with the reason, and be given up', async () => {
    // given
    const rita = await set.people.as('rita');
    const number = await rita.requestChange(LOW_RISK);
    await authorize(set.people, number, 'Reject', 'The backout plan does not say who does it.');
    // when
    await rita.openTask('Revise change', number);
    await rita.page.getByText('The backout plan does not say who does it.').first().waitFor();
    await rita.answer({ choose: { 'How do you go on?': 'Give it up' } });
    // then
    await rita.seesStep(number, 'Cancelled');
    expect((await rita.change(number)).approvals).toMatchObject([{ decision: 'rejected', comment: 'The backout plan does not say who does it.' }]);
  }, 180_000);

  it('should be asked for again after the requester has revised it', async () => {
    // given
    const rita = await set.people.as('rita');
    const number = await rita.requestChange({ ...LOW_RISK, ...NEXT_DAY });
    await authorize(set.people, number, 'Reject', 'Say who tests.');
    await rita.openTask('Revise change', number);
    // when
    await rita.goTo(`/changes/${number}/edit`);
    await rita.page.getByLabel('Test plan').fill('Ivan opens the menu of next week.');
    await rita.page.getByRole('button', { name: 'Save', exact: true }).click();
    await rita.page.waitForURL(new RegExp(`/changes/${number}$`));
    await rita.openTask('Revise change', number);
    await rita.answer({ choose: { 'How do you go on?': 'Submit it again' } });
    await rita.seesStep(number, 'Authorize');
    await authorize(set.people, number);
    // then
    await rita.seesStep(number, 'Scheduled');
    expect((await rita.change(number)).approvals.map(({ decision }) => decision)).toEqual(expect.arrayContaining(['rejected', 'approved']));
  }, 180_000);

  it('should be withdrawn by its requester while it waits for its window', async () => {
    // given
    const rita = await set.people.as('rita');
    const number = await rita.requestChange({ ...LOW_RISK, ...NEXT_DAY });
    await authorize(set.people, number);
    await rita.seesStep(number, 'Scheduled');
    // when
    await rita.page.getByRole('button', { name: 'Withdraw' }).click();
    await rita.page.getByRole('dialog').getByLabel('Reason').fill('The vendor took the release back.');
    await rita.page.getByRole('button', { name: 'Withdraw the change' }).click();
    // then
    await rita.seesStep(number, 'Cancelled');
    expect((await history(set.people, number)).some(({ reason }) => reason === 'The vendor took the release back.')).toBe(true);
  }, 180_000);

  it('should be approved again when its start is moved out of the approved window, and begin earlier then', async () => {
    // given
    const rita = await set.people.as('rita');
    const number = await rita.requestChange({ ...LOW_RISK, ...NEXT_DAY });
    await authorize(set.people, number);
    await rita.seesStep(number, 'Scheduled');
    // when
    await moveStart(rita, inMinutes(-2));
    await rita.seesStep(number, 'Authorize');
    await authorize(set.people, number);
    // then
    await rita.seesStep(number, 'Implement');
  }, 180_000);

  it('should not be approved by the one who requested it, though he is a change manager', async () => {
    // given
    const max = await set.people.as('max');
    const number = await max.requestChange({ ...LOW_RISK, ...NEXT_DAY, title: 'Max asks himself' });
    // when
    await max.openTask('Authorize change', number);
    // then
    await max.page.getByText('Somebody else has to decide', { exact: true }).waitFor();
    await expect(max.page.getByRole('button', { name: 'Complete task' }).count()).resolves.toBe(0);
    const taskKey = /tasks\/(\d+)/.exec(max.page.url())![1];
    await expect(max.tries(`/tasks/${taskKey}/completion`, { variables: { decision: 'approve' } })).resolves.toEqual({ status: 403, code: 'separation-of-duties' });
    await expect(max.change(number)).resolves.toMatchObject({ state: 'authorize', approvals: [] });
  }, 120_000);
});
