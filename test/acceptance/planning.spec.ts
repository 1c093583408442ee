import type { ChangeView, Page as PageOf, ServiceView, TaskListItem } from '#core/contracts';
import { keepScreenshot } from './support/browser.js';
import { authorize, LOW_RISK } from './support/change-walks.js';
import { inMinutes, localInput } from './support/person.js';
import { stage } from './support/stage.js';

const DAY = 24 * 60;

describe('Planning in the browser', () => {
  const set = stage();

  it('should tell of a freeze that comes after the schedule, and refuse to move the change into it', async () => {
    // given
    const [rita, max] = await Promise.all([set.people.as('rita'), set.people.as('max')]);
    const number = await rita.requestChange({ ...LOW_RISK, start: inMinutes(3 * DAY), end: inMinutes(3 * DAY + 60), title: 'Caught by a freeze' });
    await authorize(set.people, number);
    await rita.seesStep(number, 'Scheduled');
    await rita.page.getByText('Nothing is in the way of this window.').waitFor();
    // when
    await max.post('/freezes', { name: 'Audit week', kind: 'hard', start: inMinutes(2 * DAY).toISOString(), end: inMinutes(5 * DAY).toISOString(), services: [], reason: 'Auditors' });
    // then she sees it without reloading, and finds it in her inbox
    await rita.page.getByText('Hard freeze').waitFor();
    await keepScreenshot(rita.page, 'change-in-freeze');
    await rita.page.getByRole('link', { name: /^FRZ-\d+$/ }).first().waitFor();
    await rita.goTo('/inbox');
    await rita.page.getByText('Audit week').first().waitFor();
    // when
    await rita.goTo(`/changes/${number}`);
    await rita.page.getByRole('button', { name: 'Move start' }).click();
    const dialog = rita.page.getByRole('dialog');
    await dialog.getByLabel('Planned start').fill(localInput(inMinutes(4 * DAY)));
    await dialog.getByLabel('Planned end').fill(localInput(inMinutes(4 * DAY + 60)));
    await dialog.getByLabel('Reason').fill('A day later');
    await dialog.getByRole('button', { name: 'Move the start' }).click();
    await dialog.getByText(/"Audit week" freezes all services/).first().waitFor();
    await dialog.getByLabel('Planned start').fill(localInput(inMinutes(6 * DAY)));
    await dialog.getByLabel('Planned end').fill(localInput(inMinutes(6 * DAY + 60)));
    await dialog.getByRole('button', { name: 'Move the start' }).click();
    // then
    await rita.page.getByText('Nothing is in the way of this window.').waitFor();
    expect(rita.complaints).toEqual([]);
  }, 240_000);

  it('should show what is in the way while a change is written, and find the next free window', async () => {
    // given
    const rita = await set.people.as('rita');
    await rita.goTo('/changes/new');
    await rita.fillChange({ ...LOW_RISK, title: 'Looks for a window', start: inMinutes(3 * DAY), end: inMinutes(3 * DAY + 90) });
    // when
    await rita.page.getByText('Hard freeze').waitFor();
    await keepScreenshot(rita.page, 'new-change-conflict');
    await rita.page.getByRole('button', { name: 'Next free window' }).click();
    await rita.page.getByRole('button', { name: 'Take this window' }).click();
    // then
    await rita.page.getByText('Nothing is in the way of this window.').waitFor();
    await rita.page.getByRole('button', { name: 'Create and submit' }).click();
    await rita.page.waitForURL(/\/changes\/CHG-\d+$/);
  }, 120_000);

  it('should keep the computed impact apart until somebody confirms it', async () => {
    // given a service that is reached through an item of another one
    const [rita, max] = await Promise.all([set.people.as('rita'), set.people.as('max')]);
    await rita.goTo('/changes/new');
    await rita.fillChange({ ...LOW_RISK, title: 'Touches a shared host', start: inMinutes(20 * DAY), end: inMinutes(20 * DAY + 60) });
    await rita.page.getByRole('button', { name: 'Save draft' }).click();
    await rita.page.waitForURL(/\/changes\/CHG-\d+$/);
    const number = /CHG-\d+/.exec(rita.page.url())![0];
    const { services: [service] } = await rita.get<ChangeView>(`/changes/${number}`);
    const { number: host } = await max.post<{ number: string }>('/items', { name: 'Shared host', kind: 'server', owner: 'max', services: [service] });
    const { number: portal } = await max.post<{ number: string }>('/services', { name: 'Supplier portal', description: '', urgency: 'low', owner: 'max' });
    await max.post('/items', { name: 'Portal application', kind: 'application', owner: 'max', services: [portal], dependsOn: [host] });
    // when
    await rita.goTo(`/changes/${number}/edit`);
    await rita.page.getByText(`Shared host (${host})`).click();
    // then
    await rita.page.getByRole('heading', { name: 'Computed impact' }).waitFor();
    await keepScreenshot(rita.page, 'computed-impact');
    // when
    await rita.page.getByRole('button', { name: 'Confirm Supplier portal' }).click();
    await rita.page.getByRole('heading', { name: 'Computed impact' }).waitFor({ state: 'detached' });
    await rita.page.getByRole('button', { name: 'Save', exact: true }).click();
    await rita.page.waitForURL(new RegExp(`/changes/${number}$`));
    // then
    expect((await rita.get<ChangeView>(`/changes/${number}`)).services).toEqual([service, portal]);
  }, 120_000);

  it('should make a template, and refuse its use outside its conditions with the condition', async () => {
    // given
    const [rita, max] = await Promise.all([set.people.as('rita'), set.people.as('max')]);
    const { items: services } = await max.get<PageOf<ServiceView>>('/services?q=Intranet');
    await max.post('/items', { name: 'intranet-web-1', kind: 'server', owner: 'max', services: [services[0]!.number] });
    await rita.goTo('/templates/new');
    await rita.page.getByLabel('Title').fill('Renew a certificate');
    for (const field of ['Description', 'Justification', 'Implementation plan', 'Backout plan', 'Test plan']) await rita.page.getByLabel(field).fill(`${field} of the certificate.`);
    await rita.page.getByText(/^Intranet \(SVC-/).click();
    await rita.page.getByText('intranet-web-1 (CI-').click();
    await keepScreenshot(rita.page, 'template-items');
    await rita.page.getByLabel('Longest window, in minutes').fill('60');
    await rita.page.getByRole('button', { name: 'Save draft' }).click();
    await rita.page.getByRole('button', { name: 'Propose' }).click();
    await rita.page.waitForURL(/\/templates\/TPL-\d+$/);
    const number = /TPL-\d+/.exec(rita.page.url())![0];
    await max.openTask('Decide on template', number);
    await keepScreenshot(max.page, 'task-decide-on-template');
    await max.answer({ choose: { 'May changes be made from this template without an approval of their own?': 'Approve' } });
    await rita.goTo(`/templates/${number}/process`);
    await rita.page.locator('.djs-container .djs-shape').first().waitFor();
    await keepScreenshot(rita.page, 'template-process');
    // when
    await rita.goTo('/changes/new');
    await rita.page.getByLabel('Type').selectOption({ label: 'Standard' });
    await rita.page.getByRole('searchbox', { name: 'Search approved templates' }).fill('certificate');
    await rita.page.getByRole('link', { name: 'Use Renew a certificate' }).click();
    await rita.page.getByText('intranet-web-1 (CI-').click();
    await rita.page.getByLabel('Planned start').fill(localInput(inMinutes(7 * DAY)));
    await rita.page.getByLabel('Planned end').fill(localInput(inMinutes(7 * DAY + 120)));
    await rita.page.getByRole('button', { name: 'Make the change' }).click();
    await rita.page.getByText(`${number} is permitted for windows of 60 minutes at most; this one has 120.`).first().waitFor();
    await keepScreenshot(rita.page, 'template-use-refused');
    await rita.page.getByLabel('Planned end').fill(localInput(inMinutes(7 * DAY + 45)));
    await rita.page.getByRole('button', { name: 'Make the change' }).click();
    // then
    await rita.page.waitForURL(/\/changes\/CHG-\d+$/);
    await rita.page.getByRole('heading', { name: /^CHG-\d+ Renew a certificate$/ }).waitFor();
    expect([...rita.complaints, ...max.complaints]).toEqual([]);
  }, 240_000);

  it('should hold a meeting of the board that decides on a change', async () => {
    // given
    const [rita, max, cora] = await Promise.all([set.people.as('rita'), set.people.as('max'), set.people.as('cora')]);
    const change = await rita.requestChange({ ...LOW_RISK, title: 'For the board', impact: 'High', size: 'Large', novelty: 'New to us', backoutTested: false, start: inMinutes(8 * DAY), end: inMinutes(8 * DAY + 60) });
    await rita.seesStep(change, 'Authorize');
    const later = await rita.requestChange({ ...LOW_RISK, title: 'For the next board', impact: 'High', size: 'Large', novelty: 'New to us', backoutTested: false, start: inMinutes(9 * DAY), end: inMinutes(9 * DAY + 60) });
    await rita.seesStep(later, 'Authorize');
    await max.goTo('/cab');
    await max.page.getByRole('button', { name: 'Plan a meeting' }).click();
    const dialog = max.page.getByRole('dialog');
    await dialog.getByLabel('Title').fill('CAB of the week');
    await dialog.getByLabel('Start').fill(localInput(inMinutes(DAY)));
    await dialog.getByLabel('End').fill(localInput(inMinutes(DAY + 60)));
    await dialog.getByText('Cora Lindt', { exact: true }).last().click();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await max.page.waitForURL(/\/cab\/CAB-\d+$/);
    const meeting = /CAB-\d+/.exec(max.page.url())![0];
    await max.page.getByRole('button', { name: `Put on the agenda: ${change}` }).click();
    await max.page.getByRole('button', { name: `Put on the agenda: ${later}` }).click();
    await max.page.getByRole('button', { name: 'Hold the meeting' }).click();
    await max.page.getByRole('dialog').getByText(/It is planned for/).waitFor();
    await keepScreenshot(max.page, 'cab-meeting-early');
    await max.page.getByRole('dialog').getByRole('button', { name: 'Hold it now' }).click();
    // when
    await cora.goTo(`/cab/${meeting}`);
    await cora.page.getByRole('button', { name: 'Decide' }).first().click();
    await cora.page.getByRole('dialog').getByText('Approve', { exact: true }).click();
    await cora.page.getByRole('dialog').getByLabel('Comment').fill('All agree');
    await cora.page.getByRole('dialog').getByRole('button', { name: 'Decide' }).click();
    // then everybody sees it
    await rita.seesStep(change, 'Scheduled');
    await max.page.getByText('All agree').waitFor();
    await max.page.getByRole('textbox', { name: 'Minutes' }).fill('One change, approved.');
    await keepScreenshot(max.page, 'cab-meeting-held');
    await max.page.getByRole('button', { name: 'End the meeting with these minutes' }).click();
    await max.page.getByText('Say why, or decide on it.').waitFor();
    await max.page.getByLabel(`Why ${later} "For the next board" is left to another meeting`).fill('The vendor has not answered');
    await keepScreenshot(max.page, 'cab-meeting-deferred');
    await max.page.getByRole('button', { name: 'End the meeting with these minutes' }).click();
    await max.page.getByText('Minuted').first().waitFor();
    const { items } = await cora.get<PageOf<TaskListItem>>(`/tasks?record=${change}`);
    expect(items).toEqual([]);
    expect([...rita.complaints, ...max.complaints, ...cora.complaints]).toEqual([]);
  }, 240_000);
});
