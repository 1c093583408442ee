import { LOW_RISK } from './support/change-walks.js';
import { inMinutes, localInput } from './support/person.js';
import { stage } from './support/stage.js';

const NEXT_DAY = { start: inMinutes(1440), end: inMinutes(1560) };

describe('A task list with colleagues away', () => {
  const set = stage();

  it('should let the deputy decide several tasks at once in the name of who is away, each by itself', async () => {
    // given two changes that wait for a change manager, one of them requested by who will stand in
    const [rita, max, ivan] = await Promise.all([set.people.as('rita'), set.people.as('max'), set.people.as('ivan')]);
    const number = await rita.requestChange({ ...LOW_RISK, ...NEXT_DAY, title: 'Left to the deputy' });
    const own = await ivan.requestChange({ ...LOW_RISK, ...NEXT_DAY, title: 'Of the deputy himself' });
    await rita.seesStep(number, 'Authorize');
    await ivan.seesStep(own, 'Authorize');
    await ivan.goTo('/tasks?view=deputy');
    await ivan.page.getByText('You stand in for nobody who has a task').waitFor();
    // when Max says that he is away
    await max.goTo('/calendar/absences');
    await max.page.getByRole('button', { name: 'I am away' }).click();
    const absence = max.page.getByRole('dialog');
    await absence.getByLabel('From').fill(localInput(inMinutes(-60)));
    await absence.getByLabel('Until').fill(localInput(inMinutes(600)));
    await absence.getByLabel('Who stands in').selectOption({ label: 'Ivan Petrov' });
    await absence.getByRole('button', { name: 'Save' }).click();
    await max.page.getByRole('row', { name: /Max Weber.*Ivan Petrov/ }).waitFor();
    // and Ivan answers both tasks together
    await ivan.goTo('/tasks?view=deputy');
    await ivan.page.getByText('For Max Weber, who is away').first().waitFor();
    await ivan.page.getByRole('button', { name: 'Choose several' }).click();
    await ivan.page.getByRole('checkbox', { name: `Choose Authorize change ${number}` }).check();
    await ivan.page.getByRole('checkbox', { name: `Choose Authorize change ${own}` }).check();
    await ivan.page.getByRole('button', { name: 'Complete', exact: true }).click();
    const bulk = ivan.page.getByRole('dialog');
    await bulk.getByText('1 of 2 can be done. The others stay as they are.').waitFor();
    await bulk.getByText(/You requested CHG-\d+/).waitFor();
    await bulk.locator('.fjs-form-field-radio').getByText('Approve', { exact: true }).click();
    await bulk.getByRole('button', { name: 'Complete one' }).click();
    // then
    await bulk.getByText('1 of 1 done.').waitFor();
    await bulk.getByRole('button', { name: 'Close' }).click();
    await rita.seesStep(number, 'Scheduled');
    await rita.goTo(`/changes/${number}/timeline`);
    await rita.page.getByText(/Ivan Petrov.*Max Weber/).first().waitFor();
    await rita.goTo(`/changes/${number}/approvals`);
    await rita.page.getByText('Ivan Petrov for Max Weber').waitFor();
    await ivan.seesStep(own, 'Authorize');
    expect([...rita.complaints, ...max.complaints, ...ivan.complaints]).toEqual([]);
  }, 240_000);
});
