import { DecisionDefinitionId } from '@camunda8/orchestration-cluster-api';
import { startTestEngine, type TestEngine } from '#test/engine';

const rule = (id: string, weight: string, price: string): string => `<rule id="${id}"><inputEntry id="${id}_in"><text>${weight}</text></inputEntry><outputEntry id="${id}_out"><text>${price}</text></outputEntry></rule>`;
/** What a parcel costs, by its weight. */
const POSTAGE = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="postage-requirements" name="Postage" namespace="http://tollgate">
  <decision id="postage" name="Postage">
    <decisionTable id="PostageTable" hitPolicy="FIRST">
      <input id="weight" label="Weight"><inputExpression id="weight_expression" typeRef="number"><text>weight</text></inputExpression></input>
      <output id="price" label="Price" name="price" typeRef="number" />
      ${rule('light', '&lt; 2', '4')}${rule('heavy', '', '9')}
    </decisionTable>
  </decision>
</definitions>`;

describe('decisions through the published client', () => {
  const now = { consistency: { waitUpToMs: 0 } };
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await startTestEngine();
    await engine.client.createDeployment({ resources: [new File([POSTAGE], 'postage.dmn')] });
  });
  afterAll(() => engine.stop());

  it('should evaluate a table and keep what was asked and which rule matched', async () => {
    const evaluated = await engine.client.evaluateDecision({ decisionDefinitionId: DecisionDefinitionId.assumeExists('postage'), variables: { weight: 7 } });
    expect(JSON.parse(evaluated.output)).toBe(9);
    const { items } = await engine.client.searchDecisionInstances({ filter: { decisionEvaluationKey: evaluated.decisionEvaluationKey } }, now);
    expect(items).toMatchObject([{ state: 'EVALUATED', decisionDefinitionId: 'postage', decisionDefinitionType: 'DECISION_TABLE' }]);
    const details = await engine.client.getDecisionInstance({ decisionEvaluationInstanceKey: items[0]!.decisionEvaluationInstanceKey }, now);
    expect(details.evaluatedInputs[0]).toMatchObject({ inputName: 'Weight', inputValue: '7' });
    expect(details.matchedRules).toMatchObject([{ ruleIndex: 2 }]);
  });

  it('should give the definition, its requirements and the XML', async () => {
    const { items } = await engine.client.searchDecisionDefinitions({ filter: { isLatestVersion: true } }, now);
    expect(items).toMatchObject([{ decisionDefinitionId: 'postage', version: 1, decisionRequirementsId: 'postage-requirements' }]);
    expect(await engine.client.getDecisionDefinitionXml({ decisionDefinitionKey: items[0]!.decisionDefinitionKey }, now)).toContain('PostageTable');
  });

  it('should answer 404 for a decision that does not exist', async () => {
    await expect(engine.client.evaluateDecision({ decisionDefinitionId: DecisionDefinitionId.assumeExists('none') })).rejects.toMatchObject({ status: 404 });
  });
});
