import { keepScreenshot } from './support/browser.js';
import { backOut, decideInBoard, HIGH_RISK, history, implement, review, walkApproved } from './support/change-walks.js';
import { stage } from './support/stage.js';

describe('A normal change from request to close', () => {
  const set = stage();

  it('should be authorized, implemented, reviewed and closed by the people whose steps these are', async () => {
    // when
    const change = await walkApproved(set.people);
    // then
    expect(change).toMatchObject({ state: 'closed', outcome: 'successful', risk: 'low', outcomeNote: 'Drain the nodes earlier.' });
    expect(change.approvals).toMatchObject([{ stage: 'change-manager', decision: 'approved', by: { username: 'max' }, void: false }]);
    const steps = (await history(set.people, change.number)).flatMap(({ changes }) => changes).filter(({ field }) => field === 'state');
    expect(steps.map(({ after }) => after)).toEqual(['assess', 'authorize', 'scheduled', 'implement', 'review', 'closed']);
  }, 180_000);

  it('should go to the board when the risk is high, and be backed out when the verification fails', async () => {
    // given
    const rita = await set.people.as('rita');
    const number = await rita.requestChange(HIGH_RISK);
    await rita.seesStep(number, 'Authorize');
    // when
    await decideInBoard(set.people, number);
    await rita.seesStep(number, 'Implement');
    await implement(set.people, number, 'Failed, it has to be backed out');
    await backOut(set.people, number);
    await rita.seesStep(number, 'Review');
    await review(set.people, number, 'Backed out');
    await rita.seesStep(number, 'Closed');
    // then
    const change = await rita.change(number);
    expect(change).toMatchObject({ risk: 'high', outcome: 'backed-out', approvals: [{ stage: 'cab', by: { username: 'cora' } }] });
  }, 180_000);

  it('should show everyone the live diagram and the timeline of the record', async () => {
    // given
    const rita = await set.people.as('rita');
    const number = await rita.requestChange({ ...HIGH_RISK, title: 'Renew the certificates' });
    // when
    await rita.goTo(`/changes/${number}/process`);
    // then
    await rita.page.getByRole('button', { name: /^Decide in CAB.*Active now/ }).waitFor();
    await expect(rita.page.locator('.bjs-powered-by').isVisible()).resolves.toBe(true);
    await keepScreenshot(rita.page, 'change-process');
    await rita.page.getByRole('link', { name: 'Timeline' }).click();
    await rita.page.getByRole('list', { name: 'Timeline' }).getByText('assessed the risk').waitFor();
    await keepScreenshot(rita.page, 'change-timeline');
  }, 120_000);

  it('should never make the browser complain about a script or the content security policy', async () => {
    const everybody = await Promise.all((['rita', 'max', 'cora', 'ivan'] as const).map((name) => set.people.as(name)));
    expect(everybody.flatMap(({ complaints }) => complaints)).toEqual([]);
  }, 60_000);
});
