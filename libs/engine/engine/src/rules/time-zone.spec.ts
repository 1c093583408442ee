import { END, extensions, processXml, sequence, START } from '../testing/models.js';
import { TestEngine } from '../testing/test-engine.js';

/** Two o'clock in the night after the 23rd, UTC: still the evening of the 23rd in New York. */
function inTheEvening(): TestEngine {
  const engine = new TestEngine({ zone: 'America/New_York' });
  engine.advance(14 * 3_600_000);
  return engine;
}

describe('the time zone of the engine', () => {
  it('should be the one of now and today', () => {
    const engine = inTheEvening();
    expect(engine.ok('evaluateExpression', { expression: '=[string(today()), now()]', variables: '{}' }).result).toBe('["2026-11-23","2026-11-23T21:00:00-05:00[America/New_York]"]');
  });

  it('should be meant by dates without a zone that an expression makes', () => {
    // given
    const engine = inTheEvening();
    const local = '=date and time(&quot;2026-12-01T09:00:00&quot;)';
    const wait = `<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition><bpmn:timeDate>${local}</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`;
    const decide = `<bpmn:userTask id="decide">${extensions(`<zeebe:userTask/><zeebe:taskSchedule dueDate="${local}"/>`)}</bpmn:userTask>`;
    engine.deploy({ name: 'p.bpmn', content: processXml('p', sequence(START, decide, wait, END)) });
    // when
    engine.start('p');
    const { userTaskKey = '', dueDate } = engine.rows('userTasks')[0] ?? {};
    engine.ok('completeUserTask', { userTaskKey, variables: '{}', action: '', requestId: 'r' });
    // then
    expect(dueDate).toBe('2026-12-01T09:00:00-05:00[America/New_York]');
    expect(engine.rows('timers').map((timer) => new Date(timer.dueDate).toISOString())).toEqual(['2026-12-01T14:00:00.000Z']);
  });
});
