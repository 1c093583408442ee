import { axeFindings } from './support/axe.js';
import { keepScreenshot } from './support/browser.js';
import { LOW_RISK } from './support/change-walks.js';
import { inMinutes, localInput } from './support/person.js';
import { stage } from './support/stage.js';

const NEXT_DAY = { start: inMinutes(1440), end: inMinutes(1560) };

describe('People who work on one change', () => {
  const set = stage();

  it('should reach each other by name, and be told what happens to what they watch', async () => {
    // given
    const [rita, cora] = await Promise.all([set.people.as('rita'), set.people.as('cora')]);
    const number = await rita.requestChange({ ...LOW_RISK, ...NEXT_DAY, title: 'Talked about' });
    // when
    await rita.goTo(`/changes/${number}/discussion`);
    const comment = rita.page.getByLabel('Comment', { exact: true });
    const offered = rita.page.getByRole('listbox', { name: 'People to write to' });
    await comment.fill('Is the window fine with the board, ');
    await comment.pressSequentially('@c');
    await offered.getByRole('option', { name: 'Cora Lindt' }).waitFor();
    const [line, list] = [(await comment.boundingBox())!, (await offered.boundingBox())!];
    expect(list.y).toBeGreaterThan(line.y + 24); // under the line that is written, not on it
    await keepScreenshot(rita.page, 'mention-offered');
    await rita.page.setViewportSize({ width: 360, height: 800 });
    await comment.scrollIntoViewIfNeeded();
    await keepScreenshot(rita.page, 'mention-offered-360');
    await rita.page.setViewportSize({ width: 1280, height: 900 });
    expect(await axeFindings(rita.page)).toEqual([]);
    await comment.press('Escape');
    await offered.waitFor({ state: 'detached' });
    await comment.pressSequentially('ora');
    await offered.getByRole('option', { name: 'Cora Lindt', selected: true }).waitFor();
    await comment.press('Enter');
    expect(await comment.inputValue()).toBe('Is the window fine with the board, @cora ');
    await rita.page.getByRole('button', { name: 'Send' }).click();
    await rita.page.getByText('Is the window fine with the board, ').waitFor();
    // then Cora sees it without reloading, and answers where it was asked
    await cora.page.getByRole('link', { name: 'Inbox, 1 unread notice' }).click();
    await cora.page.getByText('You were mentioned').waitFor();
    await cora.page.getByRole('link', { name: `${number} Talked about` }).click();
    await cora.page.getByLabel('Comment', { exact: true }).fill('It is.');
    await cora.page.keyboard.press('Control+Enter');
    // and Rita, who watches her own request, is told
    await rita.page.getByText('It is.').waitFor();
    await rita.page.getByRole('link', { name: /^Inbox, [1-9]\d* unread/ }).click();
    await rita.page.getByText('You watch this').first().waitFor();
    await rita.page.getByRole('button', { name: 'Mark all as read' }).click();
    await rita.page.getByRole('link', { name: 'Inbox, 0 unread notices' }).waitFor();
    expect([...rita.complaints, ...cora.complaints]).toEqual([]);
  }, 180_000);

  it('should find the change on the calendar, and a freeze that a change manager makes', async () => {
    // given
    const [rita, max] = await Promise.all([set.people.as('rita'), set.people.as('max')]);
    const number = await rita.requestChange({ ...LOW_RISK, ...NEXT_DAY, title: 'On the calendar' });
    // when
    await max.goTo('/calendar?view=timeline');
    await max.page.getByRole('link', { name: `${number} On the calendar` }).waitFor();
    await max.page.getByRole('button', { name: 'New freeze' }).click();
    const dialog = max.page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Closing of the books');
    await dialog.getByLabel('From').fill(localInput(inMinutes(2_000)));
    await dialog.getByLabel('Until').fill(localInput(inMinutes(1_000)));
    await dialog.getByRole('button', { name: 'Freeze' }).click();
    await dialog.getByText('The freeze must end after it starts.').first().waitFor();
    await dialog.getByLabel('Until').fill(localInput(inMinutes(5_000)));
    await dialog.getByRole('button', { name: 'Freeze' }).click();
    // then
    await max.page.getByRole('link', { name: /^FRZ-\d+ Closing of the books$/ }).first().click();
    await max.page.getByText('Soft freeze: a change needs a reason').waitFor();
    await rita.goTo('/calendar');
    await rita.page.getByText(/FRZ-\d+ Closing of the books/).first().waitFor();
    expect([...rita.complaints, ...max.complaints]).toEqual([]);
  }, 180_000);

  it('should sort a list by a column from its first value on at the first press, and from its last at the second', async () => {
    const max = await set.people.as('max');
    await max.goTo('/changes?sort=');
    for (const column of ['Number', 'Title', 'Planned start']) {
      for (const sorted of ['ascending', 'descending']) {
        await max.page.getByRole('columnheader', { name: column }).getByRole('button').click();
        await max.page.locator(`th[aria-sort="${sorted}"]`).filter({ hasText: column }).waitFor();
      }
    }
  }, 120_000);

  it('should keep a list as one looks at it, and share it with a role', async () => {
    // given
    const [max, cora] = await Promise.all([set.people.as('max'), set.people.as('cora')]);
    await max.goTo('/changes?state=authorize&sort=plannedStart');
    // when
    await max.page.getByRole('button', { name: 'Views' }).click();
    await max.page.getByRole('button', { name: 'Save this view' }).click();
    await max.page.getByRole('dialog').getByLabel('Name').fill('For the board');
    await max.page.getByRole('dialog').getByText('CAB member').click();
    await max.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await max.page.getByRole('dialog').waitFor({ state: 'detached' });
    // then
    await cora.goTo('/changes');
    await cora.page.getByRole('button', { name: 'Views' }).click();
    await cora.page.getByRole('link', { name: 'For the board' }).click();
    await cora.page.waitForURL(/\/changes\?state=authorize&sort=plannedStart$/);
  }, 120_000);
});
