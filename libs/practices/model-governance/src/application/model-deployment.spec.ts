import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditTrail } from '#platform/audit';
import type { Actor } from '#platform/identity';
import { declareJobTypes } from '#platform/job-worker';
import { OrchestrationModule, orchestrationMigrations } from '#platform/orchestration';
import { startTestEngine, type TestEngine } from '#test/engine';
import { aPractice, type PracticeUnderTest } from '#test/practice';
import type { ModelKind, ModelView } from '#core/contracts';
import { modelGovernanceMigrations } from '../migrations/model-governance.migrations.js';
import { ModelGovernanceHttpModule } from '../model-governance.module.js';
import { aCall, aForm, aProcess } from '#test/models';
import { ModelDeployment } from './model-deployment.js';
import { ModelDrafts } from './model-drafts.js';
import { ModelLibrary } from './model-library.js';
import { ModelsAtStart } from './models-at-start.js';
import { MODELS_FOLDER } from './shipped-models.js';

declareJobTypes(['pay.salary', 'pay.bonus']);

let engine: TestEngine;
let practice: PracticeUnderTest;
let elena: Actor;
let folder: string;

beforeAll(async () => {
  engine = await startTestEngine();
  folder = await mkdtemp(join(tmpdir(), 'tollgate-models-'));
  await writeFile(join(folder, 'shipped.bpmn'), aProcess('shipped', 'pay.salary'));
  practice = await aPracticeOn(engine);
  elena = await practice.person('elena', 'process-owner');
}, 60_000);
afterAll(async () => {
  await practice?.close();
  await engine?.stop();
  await rm(folder, { recursive: true, force: true });
});

function aPracticeOn({ address }: TestEngine): Promise<PracticeUnderTest> {
  return aPractice({
    importsFor: (databaseUrl) => [OrchestrationModule.forRoot({ databaseUrl, engine: { ZEEBE_REST_ADDRESS: address, CAMUNDA_AUTH_STRATEGY: 'NONE' } })],
    imports: [ModelGovernanceHttpModule],
    migrations: [...orchestrationMigrations, ...modelGovernanceMigrations],
    override: [{ token: MODELS_FOLDER, value: folder }],
  });
}

async function value<T>(outcome: Promise<{ ok: true; value: T } | { ok: false; failure: object }>): Promise<T> {
  const settled = await outcome;
  if (!settled.ok) throw new Error(JSON.stringify(settled.failure));
  return settled.value;
}

const view = (id: string): Promise<ModelView> => value(practice.get(ModelLibrary).view(id));
const deploy = async (id: string, note: string | null = null) => practice.get(ModelDeployment).deploy(id, (await view(id)).version, note, elena);
const save = async (id: string, content: string) => value(practice.get(ModelDrafts).save(id, (await view(id)).version, content, elena));
const create = (kind: ModelKind, content: string) => value(practice.get(ModelDrafts).create(kind, 'New model', content, elena));

describe('deploying a model', () => {
  it('should make the draft the next version, with who, when and what for', async () => {
    // given
    await create('bpmn', aProcess('payroll', 'pay.salary'));
    // when
    const first = await value(deploy('payroll', 'First version'));
    await save('payroll', aProcess('payroll', 'pay.bonus'));
    const second = await value(deploy('payroll', 'Bonus instead'));
    // then
    expect([first.version, second.version]).toEqual([1, 2]);
    expect(await view('payroll')).toMatchObject({ isDraft: false, deployedVersion: 2, content: expect.stringContaining('pay.bonus'), name: 'Process payroll' });
    const versions = await value(practice.get(ModelLibrary).listVersions('payroll'));
    expect(versions).toMatchObject([
      { version: 2, note: 'Bonus instead', deployedBy: { username: 'elena' }, processDefinitionKey: second.key },
      { version: 1, note: 'First version', processDefinitionKey: first.key },
    ]);
    expect(await value(practice.get(ModelLibrary).viewVersion('payroll', 1))).toMatchObject({ content: expect.stringContaining('pay.salary'), isDraft: false });
    const timeline = await practice.get(AuditTrail).timeline('MODEL:payroll', { limit: 10 });
    expect(timeline.items.map(({ action }) => action)).toEqual(['model.deployed', 'model.draft-saved', 'model.deployed', 'model.created']);
  });

  it('should leave running instances on their version and start new ones on the new', async () => {
    // given
    await create('bpmn', aProcess('keeps', 'pay.salary'));
    await value(deploy('keeps'));
    const start = () => engine.client.createProcessInstance({ processDefinitionId: 'keeps' as never });
    await start();
    await save('keeps', aProcess('keeps', 'pay.bonus'));
    // when
    await value(deploy('keeps'));
    await start();
    await start();
    // then
    expect((await view('keeps')).runningInstances).toEqual([{ version: 2, count: 2 }, { version: 1, count: 1 }]);
  });

  it('should make no new version of what is deployed already', async () => {
    // given
    await create('bpmn', aProcess('same', 'pay.salary'));
    await value(deploy('same'));
    await save('same', aProcess('same', 'pay.salary'));
    // when
    const again = await value(deploy('same'));
    // then
    expect(again.version).toBe(1);
    expect(await view('same')).toMatchObject({ isDraft: false, deployedVersion: 1 });
  });

  it('should let one of two who deploy the same draft win', async () => {
    // given
    const { version } = await create('bpmn', aProcess('raced', 'pay.salary'));
    // when
    const outcomes = await Promise.all([1, 2, 3].map((n) => practice.get(ModelDeployment).deploy('raced', version, `by ${n}`, elena)));
    // then
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.failure.code === 'version-mismatch')).toHaveLength(2);
    expect(await view('raced')).toMatchObject({ deployedVersion: 1 });
  });

  it('should bring the forms a process is bound to, and a changed form the processes bound to it', async () => {
    // given
    await create('form', aForm('ask-form'));
    await value(deploy('ask-form'));
    await create('bpmn', aProcess('asks', 'pay.salary', 'ask-form'));
    await value(deploy('asks'));
    // when
    await save('ask-form', aForm('ask-form', 'What do you think?'));
    await value(deploy('ask-form', 'Friendlier'));
    // then
    expect(await view('asks')).toMatchObject({ deployedVersion: 2 });
    const [newest] = await value(practice.get(ModelLibrary).listVersions('asks'));
    expect(newest).toMatchObject({ note: expect.stringContaining('Deployed together with') });
  });

  it('should bring a called process with the forms that it is bound to in turn, and a changed form its process and the callers of that', async () => {
    // given
    await create('form', aForm('leave-form'));
    await value(deploy('leave-form'));
    await create('bpmn', aProcess('leave', 'pay.salary', 'leave-form'));
    await value(deploy('leave'));
    // when
    await create('bpmn', aCall('calls-leave', 'leave', 'bindingType="deployment"'));
    await value(deploy('calls-leave'));
    await save('leave-form', aForm('leave-form', 'Until when?'));
    await value(deploy('leave-form', 'Ask for the end'));
    // then
    expect(await view('calls-leave')).toMatchObject({ deployedVersion: 2 });
    await engine.client.createProcessInstance({ processDefinitionId: 'calls-leave' as never });
    const { deployedVersion } = await view('leave');
    expect((await view('leave')).runningInstances).toEqual([{ version: deployedVersion, count: 1 }]);
  });

  it('should take a process that calls a version by a tag that no version has yet, and refuse one that calls what is not there', async () => {
    // given
    await create('bpmn', aCall('calls-tagged', 'leave', 'bindingType="versionTag" versionTag="2.0"'));
    await create('bpmn', aCall('calls-nobody', 'nobody', 'bindingType="deployment"'));
    // then
    expect(await value(deploy('calls-tagged'))).toMatchObject({ version: 1 });
    expect(await deploy('calls-nobody')).toMatchObject({ ok: false, failure: { code: 'model-refused', problems: expect.arrayContaining([expect.objectContaining({ elementId: 'Task', rule: 'linked-model' })]) } });
  });

  it('should put what only the engine refuses at the element it names, and keep the draft', async () => {
    // given
    const selfLoop = aProcess('refused', 'pay.salary').replace('retries="3"', 'retries="=many("');
    await create('bpmn', selfLoop);
    // when
    const deployed = await deploy('refused');
    // then
    expect(deployed).toMatchObject({ ok: false, failure: { code: 'model-refused', problems: expect.arrayContaining([expect.objectContaining({ elementId: 'Task', severity: 'error' })]) } });
    expect(await view('refused')).toMatchObject({ isDraft: true, deployedVersion: null });
  });

  it('should say that there is nothing to deploy', async () => {
    // given
    await create('bpmn', aProcess('twice', 'pay.salary'));
    await value(deploy('twice'));
    // then
    expect(await deploy('twice')).toMatchObject({ ok: false, failure: { code: 'conflict' } });
  });

  it('should keep the deployed version when a draft is thrown away', async () => {
    // given
    await create('bpmn', aProcess('back', 'pay.salary'));
    await value(deploy('back'));
    await save('back', aProcess('back', 'pay.bonus'));
    // when
    await value(practice.get(ModelDrafts).discard('back', elena));
    // then
    expect(await view('back')).toMatchObject({ isDraft: false, content: expect.stringContaining('pay.salary') });
  });

  it('should not let anybody rewrite a version', async () => {
    await expect(practice.query(`update tollgate.model_version set note = 'forged'`)).rejects.toThrow(/permission denied/);
    await expect(practice.query('delete from tollgate.model_version')).rejects.toThrow(/permission denied/);
  });
});

describe('the start of the server', () => {
  const atStart = () => practice.get(ModelsAtStart).deployAll();
  const ship = (content: string) => writeFile(join(folder, 'shipped.bpmn'), content);

  it('should deploy what comes with the product once, its update as a new version, and never over what was changed here', async () => {
    // given a first start and a second one
    await atStart();
    await atStart();
    expect(await view('shipped')).toMatchObject({ deployedVersion: 1, folder: '', draftBy: null });
    // when the product is updated
    await ship(aProcess('shipped', 'pay.bonus'));
    await atStart();
    // then
    expect(await view('shipped')).toMatchObject({ deployedVersion: 2, content: expect.stringContaining('pay.bonus') });
    // when it was changed here and is updated again
    await save('shipped', aProcess('shipped', 'pay.salary').replace('Do it', 'Ours'));
    await value(deploy('shipped'));
    await ship(aProcess('shipped', 'pay.salary').replace('Do it', 'Theirs'));
    await atStart();
    // then
    expect(await view('shipped')).toMatchObject({ deployedVersion: 3, content: expect.stringContaining('Ours') });
  });

  it('should bring an updated form to the process that is bound to it', async () => {
    // given
    const write = (name: string, content: string) => writeFile(join(folder, name), content);
    await write('shipped-ask.bpmn', aProcess('shipped-ask', 'pay.salary', 'shipped-form'));
    await write('shipped-form.form', aForm('shipped-form'));
    await atStart();
    // when
    await write('shipped-form.form', aForm('shipped-form', 'Clearer'));
    await atStart();
    // then
    expect(await view('shipped-ask')).toMatchObject({ deployedVersion: 2 });
    expect(await view('shipped-form')).toMatchObject({ deployedVersion: 2 });
  });

  it('should give its models to an engine that does not know them', async () => {
    // given
    const replaced = await startTestEngine();
    const other = await aPracticeOn(replaced);
    // when
    await other.get(ModelsAtStart).deployAll();
    // then
    const { items } = await replaced.client.searchProcessDefinitions({}, { consistency: { waitUpToMs: 0 } });
    expect(items.map(({ processDefinitionId }) => String(processDefinitionId)).sort()).toEqual(['shipped', 'shipped-ask']);
    await other.close();
    await replaced.stop();
  }, 30_000);
});
