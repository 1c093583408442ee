import { readFileSync } from 'node:fs';
import { DecisionDefinitionId } from '@camunda8/orchestration-cluster-api';
import { startTestEngine, type TestEngine } from '#test/engine';

describe('decisions through the published client', () => {
  const now = { consistency: { waitUpToMs: 0 } };
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine();
    await engine.client.createDeployment({ resources: [new File([readFileSync('bpmn/change/change-risk.dmn')], 'change-risk.dmn')] });
  });
  afterAll(() => engine.stop());

  it('should evaluate a table and keep what was asked and which rule matched', async () => {
    const evaluated = await engine.client.evaluateDecision({
      decisionDefinitionId: DecisionDefinitionId.assumeExists('change-risk'),
      variables: { impact: 'high', urgency: 'high', size: 'small', novelty: 'routine', backoutTested: true },
    });
    expect(JSON.parse(evaluated.output)).toMatchObject({ risk: 'high' });
    const { items } = await engine.client.searchDecisionInstances({ filter: { decisionEvaluationKey: evaluated.decisionEvaluationKey } }, now);
    expect(items).toMatchObject([{ state: 'EVALUATED', decisionDefinitionId: 'change-risk', decisionDefinitionType: 'DECISION_TABLE' }]);
    const details = await engine.client.getDecisionInstance({ decisionEvaluationInstanceKey: items[0]!.decisionEvaluationInstanceKey }, now);
    expect(details.evaluatedInputs[0]).toMatchObject({ inputName: 'Impact', inputValue: '"high"' });
    expect(details.matchedRules).toMatchObject([{ ruleIndex: 1 }]);
  });

  it('should give the definition, its requirements and the XML', async () => {
    const { items } = await engine.client.searchDecisionDefinitions({ filter: { isLatestVersion: true } }, now);
    expect(items).toMatchObject([{ decisionDefinitionId: 'change-risk', version: 1, decisionRequirementsId: 'change-risk-requirements' }]);
    expect(await engine.client.getDecisionDefinitionXml({ decisionDefinitionKey: items[0]!.decisionDefinitionKey }, now)).toContain('ChangeRiskTable');
  });

  it('should answer 404 for a decision that does not exist', async () => {
    await expect(engine.client.evaluateDecision({ decisionDefinitionId: DecisionDefinitionId.assumeExists('none') })).rejects.toMatchObject({ status: 404 });
  });
});
