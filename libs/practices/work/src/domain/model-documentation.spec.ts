import { documentationIn } from './model-documentation.js';

describe('What a model says about its elements', () => {
  it('should be found by the id of the element, inside sub-processes too', () => {
    const model = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d"><process id="p"><documentation>All of it</documentation>
      <subProcess id="s"><userTask id="t"><documentation id="x"> Decide &amp; <![CDATA[say <why>]]> </documentation></userTask><task id="silent" /></subProcess></process></definitions>`;
    expect(Object.fromEntries(documentationIn(model))).toEqual({ p: 'All of it', t: 'Decide & say <why>' });
  });
});
