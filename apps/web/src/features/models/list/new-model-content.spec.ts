import { checkDmn, checkForm, lintBpmn } from '#core/model-rules';
import { idFromName, newModelContent } from './new-model-content.js';

describe('a new model', () => {
  it.each([
    ['Emergency change', 'emergency-change'],
    ['Über  Größe!', 'uber-gro-e'],
    ['2nd review', 'model-2nd-review'],
    ['***', 'model'],
  ])('should get an id from its name %s', (name, id) => {
    expect(idFromName(name)).toBe(id);
  });

  it('should start as a readable process, whatever its name holds', async () => {
    const problems = await lintBpmn(newModelContent('bpmn', 'Ask & "answer" <quickly>'));
    expect(problems.filter((problem) => problem.rule === 'readable')).toEqual([]);
  });

  it('should start as a readable decision', async () => {
    const problems = await checkDmn(newModelContent('dmn', 'Change urgency'));
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  });

  it('should start as a valid form', () => {
    const problems = checkForm(newModelContent('form', 'Ask the owner'));
    expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  });
});
