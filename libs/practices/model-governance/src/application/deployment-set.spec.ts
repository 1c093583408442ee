import { aCall, aForm, aProcess } from '#test/models';
import { deploymentSet, independentModels, type DeployableModel } from './deployment-set.js';

const BOUND = 'bindingType="deployment"';
const model = (kind: DeployableModel['kind'], id: string, content: string): DeployableModel => ({ id, kind, name: id, fileName: `${id}.${kind}`, content });
const idsOf = (models: readonly DeployableModel[]) => models.map(({ id }) => id).sort();

/** The gate calls the review, which asks with a form; the audit asks with it, too, and somebody else calls the newest review. */
const form = model('form', 'ask', aForm('ask'));
const review = model('bpmn', 'review', aProcess('review', 'pay.salary', 'ask'));
const gate = model('bpmn', 'gate', aCall('gate', 'review', BOUND));
const audit = model('bpmn', 'audit', aProcess('audit', 'pay.salary', 'ask'));
const free = model('bpmn', 'free', aCall('free', 'review', ''));
const all = [form, review, gate, audit, free];

describe('what is deployed together', () => {
  it('should be all that is bound to the deployment, step by step: down to a form, and up to the callers', async () => {
    expect(idsOf(await deploymentSet(gate, all))).toEqual(['ask', 'gate', 'review']);
    expect(idsOf(await deploymentSet(review, all))).toEqual(['ask', 'gate', 'review']);
    expect(idsOf(await deploymentSet(form, all))).toEqual(['ask', 'audit', 'gate', 'review']);
    expect(idsOf(await deploymentSet(free, all))).toEqual(['free']);
  });

  it('should begin, where everything is deployed, with what nothing else brings along', async () => {
    expect(idsOf(await independentModels(all))).toEqual(['audit', 'free', 'gate']);
  });

  it('should begin with the first of processes that call each other, and with one that calls itself', async () => {
    const [ping, pong] = [model('bpmn', 'ping', aCall('ping', 'pong', BOUND)), model('bpmn', 'pong', aCall('pong', 'ping', BOUND))];
    const again = model('bpmn', 'again', aCall('again', 'again', BOUND));
    expect(idsOf(await independentModels([ping, pong, again]))).toEqual(['again', 'ping']);
    expect(idsOf(await deploymentSet(pong, [ping, pong, again]))).toEqual(['ping', 'pong']);
  });
});
