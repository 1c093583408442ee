import { authorize, LOW_RISK, walkApproved } from './support/change-walks.js';
import { stage } from './support/stage.js';

const TWO_SECONDS = 2_000;

describe('With an engine whose searches lag two seconds behind, as a cluster does', () => {
  const set = stage({ searchDelayMs: TWO_SECONDS });

  it('should still walk a change from request to close', async () => {
    await expect(walkApproved(set.people)).resolves.toMatchObject({ state: 'closed', outcome: 'successful' });
  }, 240_000);

  it('should still bring a rejected change back to its requester', async () => {
    // given
    const rita = await set.people.as('rita');
    const number = await rita.requestChange(LOW_RISK);
    await authorize(set.people, number, 'Reject', 'Too early.');
    // when
    await rita.openTask('Revise change', number);
    await rita.answer({ choose: { 'How do you go on?': 'Give it up' } });
    // then
    await rita.seesStep(number, 'Cancelled');
  }, 240_000);
});
