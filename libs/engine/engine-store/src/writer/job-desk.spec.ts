import type { ActivatedJob } from '#engine/engine';
import { JobDesk } from './job-desk.js';
import type { Reply } from './replies.js';

describe('waiting for jobs', () => {
  it('should end for all types when the engine leads again: what came meanwhile was told to nobody', async () => {
    // given workers that wait for two types
    const jobs: ActivatedJob[] = [];
    const asked = Promise.withResolvers<void>();
    let questions = 0;
    const submit = (): Promise<Reply<'activateJobs'>> => {
      if ((questions += 1) === 2) asked.resolve();
      return Promise.resolve({ kind: 'response', response: { jobs } });
    };
    const desk = new JobDesk({ submit, giveBack: () => undefined });
    const answers = ['pack', 'send'].map((type) => desk.activate({ kind: 'activateJobs', type, worker: 'w', timeout: 1_000, maxJobs: 1, fetchVariables: [] }, 30_000, new AbortController().signal));
    await asked.promise;
    // when
    jobs.push({ jobKey: '1' } as ActivatedJob);
    desk.wakeAll();
    // then
    expect(await Promise.all(answers)).toEqual(Array(2).fill({ kind: 'response', response: { jobs } }));
  });
});
