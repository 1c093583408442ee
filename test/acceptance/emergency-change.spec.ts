import { keepEverywhere, keepScreenshot } from './support/browser.js';
import { implement, review } from './support/change-walks.js';
import type { Organisation } from './support/organisation.js';
import { inMinutes, localInput, type ChangeEntries } from './support/person.js';
import { stage } from './support/stage.js';

const EMERGENCY: ChangeEntries = { type: 'Emergency', title: 'Close the hole in the gateway', service: 'Payments', impact: 'Medium', start: inMinutes(120), end: inMinutes(360) };
const QUESTION = 'May this emergency change start?';

describe('An emergency change', () => {
  const set = stage();

  it('should be approved by the emergency group, again after an edit, carried out task by task, and reviewed without exception', async () => {
    // given what the form tells while it is filled in
    const rita = await set.people.as('rita');
    await rita.goTo('/changes/new');
    await rita.fillChange(EMERGENCY);
    await rita.page.getByText('Most users', { exact: true }).click();
    const forecast = rita.page.getByRole('region', { name: 'What this will need' });
    await forecast.getByText('Most users would notice a failure', { exact: false }).first().waitFor();
    await forecast.getByText('Needs one approval by the group', { exact: false }).waitFor();
    await keepEverywhere(rita.page, 'change-form-emergency');
    await rita.page.getByRole('button', { name: 'Create and submit' }).click();
    await rita.page.waitForURL(/\/changes\/CHG-\d+$/);
    const number = /CHG-\d+/.exec(rita.page.url())![0];
    await rita.seesStep(number, 'Authorize');
    await approve(set.people, number);
    await rita.seesStep(number, 'Scheduled');
    // when what was approved is edited: it starts at once
    await rita.page.getByRole('link', { name: 'Edit', exact: true }).click();
    await rita.page.getByText('Saving asks for the approvals again', { exact: true }).waitFor();
    await keepEverywhere(rita.page, 'change-edit-approved');
    await rita.page.getByLabel('Planned start').fill(localInput(inMinutes(-2)));
    await rita.page.getByRole('button', { name: 'Save', exact: true }).click();
    await rita.page.waitForURL(new RegExp(`/changes/${number}$`));
    // then it is approved again before it begins
    await rita.seesStep(number, 'Authorize');
    await approve(set.people, number);
    await rita.seesStep(number, 'Implement');
    await planAndReport(set.people, number);
    await implement(set.people, number, 'Done, as planned or with small deviations');
    await rita.seesStep(number, 'Review');
    await review(set.people, number, 'Successful');
    await rita.seesStep(number, 'Closed');
    expect(await rita.change(number)).toMatchObject({ reviewNeeded: true, approvals: [{ stage: 'emergency-approver', void: true }, { void: false }], tasks: [{ state: 'done' }] });
    await rita.goTo(`/changes/${number}/approvals`);
    await rita.page.getByText('1 of 1 given', { exact: true }).waitFor();
    await keepEverywhere(rita.page, 'change-approvals-emergency');
    await rita.goTo(`/changes/${number}`);
    await keepEverywhere(rita.page, 'change-details-emergency');
  }, 300_000);
});

async function approve(people: Organisation, number: string): Promise<void> {
  const erik = await people.as('erik');
  await erik.openTask('Approve emergency', number);
  await keepScreenshot(erik.page, 'task-approve-emergency');
  await erik.answer({ choose: { [QUESTION]: 'Approve' }, write: { Comment: 'Go.' } });
}

/** One step of the implementation, planned by the requester and reported by the implementer. */
async function planAndReport(people: Organisation, number: string): Promise<void> {
  const [rita, ivan] = [await people.as('rita'), await people.as('ivan')];
  await rita.goTo(`/changes/${number}/implementation`);
  await rita.page.getByRole('button', { name: 'Add a task' }).click();
  const dialog = rita.page.getByRole('dialog');
  await dialog.getByLabel('What is to be done').fill('Patch node A');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await rita.page.getByText('1. Patch node A', { exact: true }).waitFor();
  await keepEverywhere(rita.page, 'change-implementation');
  await ivan.goTo(`/changes/${number}/implementation`);
  await ivan.page.getByRole('button', { name: 'Report' }).click();
  await ivan.page.getByRole('dialog').getByRole('button', { name: 'Report' }).click();
  await ivan.page.getByText('Done', { exact: true }).first().waitFor();
}
