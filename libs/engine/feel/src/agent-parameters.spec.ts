import { agentParameters } from './agent-parameters.js';

describe('what an agent fills in', () => {
  it('should be found wherever it stands in an expression, in its order', () => {
    const found = agentParameters('{a: fromAi(toolCall.city, "The city"), b: [1 + fromAi(value: toolCall.zip, type: "number", options: {required: false})]}');
    expect(found).toEqual({
      ok: true,
      value: [
        { name: 'toolCall.city', description: 'The city' },
        { name: 'toolCall.zip', type: 'number', options: new Map([['required', false]]) },
      ],
    });
  });

  it('should be nothing where no agent is asked', () => {
    expect(agentParameters('a + 1')).toEqual({ ok: true, value: [] });
  });

  it.each(['fromAi("text")', 'fromAi()', 'fromAi(1 + 1)', 'fromAi(a.b, other)', 'fromAi(a.b, "d", 5)', 'fromAi(a.b, "d", "string", "s")', 'fromAi(a.b, "d" + "e")'])(
    'should be refused when it is not fixed: %s',
    (text) => expect(agentParameters(text).ok).toBe(false),
  );
});
