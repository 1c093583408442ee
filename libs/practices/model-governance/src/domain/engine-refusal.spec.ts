import { problemsOfRefusal } from './engine-refusal.js';

const INTRODUCTION = 'Expected to deploy new resources, but encountered the following errors:';

describe('a deployment refusal of the engine', () => {
  it('should be put at the elements it names', () => {
    // given
    const message = `${INTRODUCTION}\n'own.bpmn': - Element: Gateway_1\n    - ERROR: Must have a condition or be default flow\n- Element: Task_2\n    - ERROR: Must have a type\n    - ERROR: Must be reachable\n`;
    // then
    expect(problemsOfRefusal(message, 'own.bpmn')).toEqual([
      { severity: 'error', elementId: 'Gateway_1', rule: 'engine', message: 'Must have a condition or be default flow' },
      { severity: 'error', elementId: 'Task_2', rule: 'engine', message: 'Must have a type' },
      { severity: 'error', elementId: 'Task_2', rule: 'engine', message: 'Must be reachable' },
    ]);
  });

  it('should be put at the element that has the part the engine names', () => {
    // given
    const message = `${INTRODUCTION}\n'own.bpmn':\n- Element: ImplementChange > extensionElements > formDefinition\n    - ERROR: Expected to find form with id 'x' in current deployment, but not found.\n`;
    // then
    expect(problemsOfRefusal(message, 'own.bpmn')).toMatchObject([{ elementId: 'ImplementChange', message: expect.stringContaining("form with id 'x'") }]);
  });

  it('should name the other file when that is what the engine refuses', () => {
    // given
    const message = `${INTRODUCTION}\n'other.form': - Element: Field\n    - ERROR: No key\n`;
    // then
    expect(problemsOfRefusal(message, 'own.bpmn')).toEqual([
      { severity: 'error', elementId: null, rule: 'engine', message: 'other.form, deployed together with this model: No key' },
    ]);
  });

  it('should be one problem of the whole model when it names no element', () => {
    expect(problemsOfRefusal("'own.bpmn': cvc-elt.1: Cannot find the declaration of element 'x'.", 'own.bpmn')).toEqual([
      { severity: 'error', elementId: null, rule: 'engine', message: "The engine refuses the model: 'own.bpmn': cvc-elt.1: Cannot find the declaration of element 'x'." },
    ]);
  });
});
