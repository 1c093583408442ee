import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { declareJobTypes } from '#platform/job-worker';
import { OrchestrationModule, orchestrationMigrations } from '#platform/orchestration';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import { modelGovernanceMigrations } from '../migrations/model-governance.migrations.js';
import { ModelGovernanceHttpModule } from '../model-governance.module.js';
import { aForm, aProcess } from '#test/models';
import { ModelCheck } from './model-check.js';
import { ModelDeployment } from './model-deployment.js';
import { ModelDrafts } from './model-drafts.js';
import { ModelLibrary } from './model-library.js';
import { ModelsAtStart } from './models-at-start.js';

const UNREACHABLE = { ZEEBE_REST_ADDRESS: 'http://127.0.0.1:1', CAMUNDA_AUTH_STRATEGY: 'NONE' } as const;

describe('drafts of models, while the engine is away', () => {
  let practice: PracticeUnderTest;
  let elena: Actor;

  beforeAll(async () => {
    declareJobTypes(['pay.salary']);
    practice = await aPractice({
      importsFor: (databaseUrl) => [OrchestrationModule.forRoot({ databaseUrl, engine: UNREACHABLE })],
      imports: [ModelGovernanceHttpModule],
      migrations: [...orchestrationMigrations, ...modelGovernanceMigrations],
      override: [{ token: ModelsAtStart, value: {} }],
    });
    elena = await practice.person('elena', 'process-owner');
  });
  afterAll(() => practice?.close());

  const drafts = () => practice.get(ModelDrafts);
  const aDraft = async (id: string) => {
    const created = await drafts().create('bpmn', 'Payroll', aProcess(id, 'pay.salary'), elena);
    if (!created.ok) throw new Error(created.failure.message);
    return created.value;
  };

  it('should begin a model with the id of its process, readable although the engine is away', async () => {
    // when
    const model = await aDraft('payroll');
    // then
    expect(model).toMatchObject({ id: 'payroll', kind: 'bpmn', name: 'Payroll', folder: 'own', isDraft: true, version: 1, deployedVersion: null, servedJobTypes: expect.arrayContaining(['pay.salary']), draftBy: { username: 'elena' } });
    expect(await practice.get(ModelLibrary).list()).toContainEqual(expect.objectContaining({ id: 'payroll', deployedVersion: null }));
  });

  it('should refuse a second model with one id', async () => {
    // given
    await aDraft('only-once');
    // then
    expect(await drafts().create('form', 'Same', aForm('only-once'), elena)).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });

  it('should let one of twenty who save the same revision win, and show the others what is there', async () => {
    // given
    const { version } = await aDraft('contested');
    // when
    const saves = await Promise.all(Array.from({ length: 20 }, (_, n) => drafts().save('contested', version, aProcess('contested', `pay.${n}`), elena)));
    // then
    const winner = saves.find(({ ok }) => ok);
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
    expect(winner).toMatchObject({ value: { version: version + 1 } });
    const content = winner?.ok === true ? winner.value.content : '';
    for (const save of saves) if (!save.ok) expect(save.failure).toMatchObject({ code: 'version-mismatch', current: { version: version + 1, content } });
  });

  it('should keep a linear chain when twenty save one after the other, each reading before', async () => {
    // given
    await aDraft('chain');
    // when
    const saveUntilDone = async (n: number): Promise<number> => {
      const current = await practice.get(ModelLibrary).view('chain');
      if (!current.ok) throw new Error(current.failure.message);
      const saved = await drafts().save('chain', current.value.version, aProcess('chain', `step.${n}`), elena);
      return saved.ok ? saved.value.version : saveUntilDone(n);
    };
    await Promise.all(Array.from({ length: 20 }, (_, n) => saveUntilDone(n)));
    // then
    const timeline = await practice.get(AuditTrail).timeline('MODEL:chain', { limit: 50 });
    const hashes = timeline.items.reverse().flatMap(({ changes }) => changes.filter(({ field }) => field === 'draft'));
    expect(hashes).toHaveLength(21);
    hashes.slice(1).forEach(({ before }, index) => expect(before).toBe(hashes[index]!.after));
  });

  it('should not count a save that changes nothing', async () => {
    // given
    const { version, content } = await aDraft('unchanged');
    // then
    expect(await drafts().save('unchanged', version, content, elena)).toMatchObject({ ok: true, value: { version } });
  });

  it('should refuse what is no XML and keep the draft', async () => {
    // given
    const { version, content } = await aDraft('kept');
    // when
    const saved = await drafts().save('kept', version, '<!DOCTYPE x><x/>', elena);
    // then
    expect(saved).toMatchObject({ ok: false, failure: { code: 'malformed-request' } });
    expect(await practice.get(ModelLibrary).view('kept')).toMatchObject({ ok: true, value: { version, content } });
  });

  it('should remove a model that was never deployed together with its draft', async () => {
    // given
    await aDraft('given-up');
    // when
    await drafts().discard('given-up', elena);
    // then
    expect(await practice.get(ModelLibrary).view('given-up')).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });

  it('should lose nothing when it is deployed while the engine is away', async () => {
    // given
    const { version } = await aDraft('later');
    // when
    const deployed = await practice.get(ModelDeployment).deploy('later', version, 'try', elena);
    // then
    expect(deployed).toMatchObject({ ok: false, failure: { code: 'engine-unreachable' } });
    expect(await practice.get(ModelLibrary).view('later')).toMatchObject({ ok: true, value: { isDraft: true, version } });
  });

  describe('checking', () => {
    const check = async (content: string) => {
      const problems = await practice.get(ModelCheck).check({ id: 'checked', kind: 'bpmn' }, content);
      if (!problems.ok) throw new Error(problems.failure.message);
      return problems.value.filter(({ severity }) => severity === 'error');
    };

    it('should find nothing wrong with a process whose job a handler serves', async () => {
      expect(await check(aProcess('checked', 'pay.salary'))).toEqual([]);
    });

    it('should name the task whose job type nobody serves', async () => {
      expect(await check(aProcess('checked', 'pay.nobody'))).toEqual([expect.objectContaining({ elementId: 'Task', message: expect.stringContaining('pay.nobody') })]);
    });

    it('should tell that the id was changed', async () => {
      expect(await check(aProcess('other', 'pay.salary'))).toContainEqual(expect.objectContaining({ rule: 'model-id', message: expect.stringContaining('"other"') }));
    });

    it('should name the user task whose form is not deployed', async () => {
      expect(await check(aProcess('checked', 'pay.salary', 'nowhere'))).toContainEqual(expect.objectContaining({ rule: 'linked-model', elementId: 'Ask', message: expect.stringContaining('"nowhere"') }));
    });

    it('should refuse a model with errors before the engine is asked', async () => {
      // given
      const created = await drafts().create('bpmn', 'Wrong', aProcess('wrong', 'pay.nobody'), elena);
      // when
      const deployed = await practice.get(ModelDeployment).deploy('wrong', created.ok ? created.value.version : 0, null, elena);
      // then
      expect(deployed).toMatchObject({ ok: false, failure: { code: 'model-refused', problems: expect.arrayContaining([expect.objectContaining({ elementId: 'Task', severity: 'error' })]) } });
    });
  });
});
