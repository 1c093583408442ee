import { extensions } from '../../../../libs/engine/engine/src/testing/models.js';
import type { Waited } from './blocks.js';

/** The alarm interrupts nothing; the bell is for everything else that waits for a signal. */
export const ROOTS = '<bpmn:signal id="alarm" name="alarm"/><bpmn:signal id="bell" name="bell"/><bpmn:error id="error" errorCode="E1"/><bpmn:escalation id="escalation" escalationCode="high"/>';

/** The XML of one process, written part by part. */
export class Writer {
  private lines: string[] = [];
  private readonly roots: string[] = [];
  private counter = 0;
  private newest: string | undefined;

  constructor(private readonly prefix: string) {}

  /** A new id that says what it is of. */
  id(kind: string): string {
    return `${this.prefix}_${kind}_${++this.counter}`;
  }

  add(xml: string): void {
    this.lines.push(xml);
  }

  flow(from: string, to: string, condition?: string): string {
    const id = this.id('flow');
    const inside = condition === undefined ? '' : `<bpmn:conditionExpression>${condition}</bpmn:conditionExpression>`;
    this.add(`<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`);
    return id;
  }

  /** A message of its own, so that no two events of one activity wait for the same. */
  message(): string {
    const id = this.id('message');
    this.newest = id;
    this.roots.push(`<bpmn:message id="${id}" name="${id}">${extensions('<zeebe:subscription correlationKey="=key"/>')}</bpmn:message>`);
    return id;
  }

  /** What is written meanwhile, as the inside of something. */
  inside(write: () => void): string {
    const outer = this.lines;
    this.lines = [];
    write();
    const written = this.lines.join('');
    this.lines = outer;
    return written;
  }

  /** A message that something may wait for. */
  sent(): string {
    return this.newest ?? this.message();
  }

  get rootElements(): string {
    return this.roots.join('');
  }
}

/** Good values make it true. */
export const CONDITION = 'v &gt; 2';

/** What an event waits for, or throws. */
export function eventOf(writer: Writer, on: Waited, interrupting = true): string {
  switch (on) {
    case 'message':
      return `<bpmn:messageEventDefinition messageRef="${writer.message()}"/>`;
    case 'timer':
      return `<bpmn:timerEventDefinition>${interrupting ? '<bpmn:timeDuration>PT10M</bpmn:timeDuration>' : '<bpmn:timeCycle>R2/PT10M</bpmn:timeCycle>'}</bpmn:timerEventDefinition>`;
    case 'signal':
      return `<bpmn:signalEventDefinition signalRef="${interrupting ? 'bell' : 'alarm'}"/>`;
    case 'condition':
      return `<bpmn:conditionalEventDefinition id="${writer.id('condition')}"><bpmn:condition>=${CONDITION}</bpmn:condition></bpmn:conditionalEventDefinition>`;
    case 'error':
      return '<bpmn:errorEventDefinition errorRef="error"/>';
    case 'escalation':
      return '<bpmn:escalationEventDefinition escalationRef="escalation"/>';
  }
}
