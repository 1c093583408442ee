import { extensions, processXml } from '../../../../libs/engine/engine/src/testing/models.js';
import { PLAIN, type Block, type Caught, type StructuredModel, type StructuredProcess, type Trimmings, type Work } from './blocks.js';
import { CONDITION, eventOf, ROOTS, Writer } from './writer.js';

/** Where a block is entered and left. */
interface Ends {
  readonly first: string;
  readonly last: string;
}

const job = (type: string): string => `<zeebe:taskDefinition type="${type}" retries="2"/>`;
const LISTENERS = '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="listen"/><zeebe:executionListener eventType="end" type="listen"/></zeebe:executionListeners>';
const TASK_LISTENERS = `<zeebe:taskListeners>${['creating', 'assigning', 'updating', 'completing', 'canceling'].map((event) => `<zeebe:taskListener eventType="${event}" type="listen"/>`).join('')}</zeebe:taskListeners>`;
const MAPPINGS = '<zeebe:ioMapping><zeebe:input source="=v" target="given"/><zeebe:output source="=given" target="taken"/></zeebe:ioMapping>';

function loopOf({ loop }: Trimmings): string {
  if (loop === null) return '';
  const characteristics = '<zeebe:loopCharacteristics inputCollection="=items" inputElement="item" outputCollection="results" outputElement="=item"/>';
  return `<bpmn:multiInstanceLoopCharacteristics${loop === 'sequential' ? ' isSequential="true"' : ''}>${extensions(characteristics)}</bpmn:multiInstanceLoopCharacteristics>`;
}

/** An activity with all that hangs on it; a way around it for what interrupts it. */
function activity(writer: Writer, name: string, id: string, own: { readonly attributes?: string; readonly extensions: string; readonly inside?: string; readonly caught?: readonly Caught[] }, trimmings: Trimmings): Ends {
  const { listened, mapped, boundaries, compensated } = trimmings;
  const all = `${own.extensions}${mapped ? MAPPINGS : ''}${listened ? LISTENERS : ''}`;
  writer.add(`<bpmn:${name} id="${id}"${own.attributes ?? ''}>${all === '' ? '' : extensions(all)}${loopOf(trimmings)}${own.inside ?? ''}</bpmn:${name}>`);
  if (compensated) compensation(writer, id);
  const caught = [...boundaries, ...(own.caught ?? [])];
  const interrupting = caught.filter((one) => one.interrupting);
  for (const one of caught) if (!one.interrupting) toItsEnd(writer, boundary(writer, id, one), one.then);
  if (interrupting.length === 0) return { first: id, last: id };
  const last = writer.id('after');
  writer.add(`<bpmn:exclusiveGateway id="${last}"/>`);
  writer.flow(id, last);
  for (const one of interrupting) behind(writer, boundary(writer, id, one), one.then, last);
  return { first: id, last };
}

function boundary(writer: Writer, attachedTo: string, { on, interrupting }: Caught): string {
  const id = writer.id(`boundary_${on}`);
  writer.add(`<bpmn:boundaryEvent id="${id}" attachedToRef="${attachedTo}" cancelActivity="${interrupting}">${eventOf(writer, on, interrupting)}</bpmn:boundaryEvent>`);
  return id;
}

function behind(writer: Writer, from: string, then: Block, to: string): void {
  const { first, last } = block(writer, then);
  writer.flow(from, first);
  writer.flow(last, to);
}

function toItsEnd(writer: Writer, from: string, then: Block): void {
  const end = writer.id('end');
  writer.add(`<bpmn:endEvent id="${end}"/>`);
  behind(writer, from, then, end);
}

function compensation(writer: Writer, of: string): void {
  const event = writer.id('boundary_compensation');
  const handler = writer.id('undo');
  writer.add(`<bpmn:boundaryEvent id="${event}" attachedToRef="${of}"><bpmn:compensateEventDefinition id="${writer.id('compensate')}"/></bpmn:boundaryEvent>`);
  writer.add(`<bpmn:serviceTask id="${handler}" isForCompensation="true">${extensions(job('undo'))}</bpmn:serviceTask>`);
  writer.add(`<bpmn:association id="${writer.id('association')}" associationDirection="One" sourceRef="${event}" targetRef="${handler}"/>`);
}

const SENT = '<zeebe:publishMessage correlationKey="=key"/>';

const TASKS: { readonly [W in Work]: (writer: Writer) => { readonly name: string; readonly attributes?: string; readonly extensions: string } } = {
  service: () => ({ name: 'serviceTask', extensions: job('work') }),
  user: () => ({ name: 'userTask', extensions: `<zeebe:userTask/><zeebe:assignmentDefinition assignee="ada"/>${TASK_LISTENERS}` }),
  receive: (writer) => ({ name: 'receiveTask', attributes: ` messageRef="${writer.message()}"`, extensions: '' }),
  script: () => ({ name: 'scriptTask', extensions: '<zeebe:script expression="=v + 1" resultVariable="w"/>' }),
  manual: () => ({ name: 'manualTask', extensions: '' }),
  send: (writer) => ({ name: 'sendTask', attributes: ` messageRef="${writer.sent()}"`, extensions: SENT }),
};

/** Writes the elements of a block and the flows between them. */
function block(writer: Writer, one: Block): Ends {
  switch (one.kind) {
    case 'task': {
      const { name, ...own } = TASKS[one.work](writer);
      return activity(writer, name, writer.id(one.work), own, one.trimmings);
    }
    case 'row':
      return row(writer, one.blocks);
    case 'exclusive':
    case 'parallel':
    case 'inclusive':
      return split(writer, one);
    case 'race':
      return race(writer, one);
    case 'scope':
      return scope(writer, one);
    case 'call':
      return activity(writer, 'callActivity', writer.id('call'), { extensions: `<zeebe:calledElement processId="callee_${one.callee}" propagateAllChildVariables="false"/>` }, one.trimmings);
    case 'repeat':
      return repeat(writer, one);
    case 'adHoc':
      return adHoc(writer, one);
    case 'catch':
      return single(writer, 'intermediateCatchEvent', `catch_${one.on}`, eventOf(writer, one.on));
    case 'throw':
      return thrown(writer, one.what);
  }
}

function single(writer: Writer, name: string, kind: string, inside = ''): Ends {
  const id = writer.id(kind);
  writer.add(`<bpmn:${name} id="${id}">${inside}</bpmn:${name}>`);
  return { first: id, last: id };
}

function row(writer: Writer, blocks: readonly Block[]): Ends {
  const [begin, ...rest] = blocks.map((one) => block(writer, one));
  if (!begin) throw new Error('a row of nothing');
  let { last } = begin;
  for (const next of rest) {
    writer.flow(last, next.first);
    last = next.last;
  }
  return { first: begin.first, last };
}

const CONDITIONS = ['=v = 1', '=v &gt; 1', '=v &lt; 5'];

/** The last branch is the default one, where there is a choice. */
function split(writer: Writer, { kind, branches }: Extract<Block, { kind: 'exclusive' | 'parallel' | 'inclusive' }>): Ends {
  const [fork, join] = [writer.id(`${kind}_fork`), writer.id(`${kind}_join`)];
  const flows = branches.map((branch, index) => {
    const { first, last } = block(writer, branch);
    writer.flow(last, join);
    return writer.flow(fork, first, kind === 'parallel' || index === branches.length - 1 ? undefined : CONDITIONS[index]);
  });
  writer.add(`<bpmn:${kind}Gateway id="${fork}"${kind === 'parallel' ? '' : ` default="${flows.at(-1)}"`}/><bpmn:${kind}Gateway id="${join}"/>`);
  return { first: fork, last: join };
}

function race(writer: Writer, { branches }: Extract<Block, { kind: 'race' }>): Ends {
  const [fork, join] = [writer.id('race'), writer.id('decided')];
  writer.add(`<bpmn:eventBasedGateway id="${fork}"/><bpmn:exclusiveGateway id="${join}"/>`);
  for (const { on, then } of branches) {
    const event = single(writer, 'intermediateCatchEvent', `race_${on}`, eventOf(writer, on)).first;
    writer.flow(fork, event);
    behind(writer, event, then, join);
  }
  return { first: fork, last: join };
}

const SCOPE_END = {
  none: () => '', terminate: () => '<bpmn:terminateEventDefinition/>', error: (writer) => eventOf(writer, 'error'), escalation: (writer) => eventOf(writer, 'escalation'),
  compensation: (writer) => `<bpmn:compensateEventDefinition id="${writer.id('compensate')}"/>`,
} as const satisfies Record<string, (writer: Writer) => string>;

const SOMETHING: Block = { kind: 'task', work: 'script', trimmings: PLAIN };

function scope(writer: Writer, { body, end, handlers, trimmings }: Extract<Block, { kind: 'scope' }>): Ends {
  const id = writer.id('scope');
  const inside = writer.inside(() => contents(writer, body, handlers, SCOPE_END[end](writer)));
  // An error that ends the scope is caught around it: nobody could resolve it.
  const isUncaught = end === 'error' && ![...trimmings.boundaries, ...handlers].some(({ on }) => on === 'error');
  const caught: Caught[] = isUncaught ? [{ on: 'error', interrupting: true, then: SOMETHING }] : [];
  return activity(writer, 'subProcess', id, { extensions: '', inside, caught }, trimmings);
}

function contents(writer: Writer, body: Block, handlers: readonly Caught[], endEvent: string): void {
  const start = single(writer, 'startEvent', 'start');
  const end = single(writer, 'endEvent', 'end', endEvent);
  const { first, last } = block(writer, body);
  writer.flow(start.last, first);
  writer.flow(last, end.first);
  for (const handler of handlers) eventSubProcess(writer, handler);
}

function eventSubProcess(writer: Writer, { on, interrupting, then }: Caught): void {
  const inside = writer.inside(() => {
    const start = writer.id('start');
    writer.add(`<bpmn:startEvent id="${start}" isInterrupting="${interrupting}">${eventOf(writer, on, interrupting)}</bpmn:startEvent>`);
    toItsEnd(writer, start, then);
  });
  writer.add(`<bpmn:subProcess id="${writer.id('handler')}" triggeredByEvent="true">${inside}</bpmn:subProcess>`);
}

/** Counts at the end of each round, so that no interruption goes round for ever. */
function repeat(writer: Writer, { body, rounds }: Extract<Block, { kind: 'repeat' }>): Ends {
  const [merge, tick, decide, counter] = [writer.id('again'), writer.id('tick'), writer.id('enough'), writer.id('counter')];
  writer.add(`<bpmn:exclusiveGateway id="${merge}"/>`);
  writer.add(`<bpmn:serviceTask id="${tick}">${extensions(`${job('work')}<zeebe:ioMapping><zeebe:output source="=if ${counter} = null then 1 else ${counter} + 1" target="${counter}"/></zeebe:ioMapping>`)}</bpmn:serviceTask>`);
  const { first, last } = block(writer, body);
  writer.flow(merge, first);
  writer.flow(last, tick);
  writer.flow(tick, decide);
  const after = single(writer, 'manualTask', 'done').first;
  writer.flow(decide, merge, `=${counter} &lt; ${rounds}`);
  writer.add(`<bpmn:exclusiveGateway id="${decide}" default="${writer.flow(decide, after)}"/>`);
  return { first: merge, last: after };
}

function adHoc(writer: Writer, { activities, by, trimmings }: Extract<Block, { kind: 'adHoc' }>): Ends {
  const id = writer.id('adHoc');
  const ids = Array.from({ length: activities }, () => writer.id('choice'));
  const tools = ids.map((tool) => `<bpmn:serviceTask id="${tool}">${extensions(job('work'))}</bpmn:serviceTask>`);
  const list = `=[${ids.map((tool) => `&quot;${tool}&quot;`).join(',')}]`;
  const chosen = by === 'list' || by === 'condition' ? ` activeElementsCollection="${list}"` : '';
  const condition = by === 'condition' ? `<bpmn:completionCondition>=${CONDITION}</bpmn:completionCondition>` : '';
  return activity(writer, 'adHocSubProcess', id, { extensions: `${by === 'worker' ? job('choose') : ''}<zeebe:adHoc${chosen}/>`, inside: `${tools.join('')}${condition}` }, trimmings);
}

function thrown(writer: Writer, what: Extract<Block, { kind: 'throw' }>['what']): Ends {
  switch (what) {
    case 'link': {
      const link = writer.id('link');
      const definition = (): string => `<bpmn:linkEventDefinition id="${writer.id('linked')}" name="${link}"/>`;
      const { first } = single(writer, 'intermediateThrowEvent', 'leap', definition());
      return { first, last: single(writer, 'intermediateCatchEvent', 'landing', definition()).last };
    }
    case 'signal':
    case 'escalation':
      return single(writer, 'intermediateThrowEvent', `throw_${what}`, eventOf(writer, what));
    case 'message':
      return single(writer, 'intermediateThrowEvent', 'throw_message', `<bpmn:messageEventDefinition messageRef="${writer.sent()}">${extensions(SENT)}</bpmn:messageEventDefinition>`);
    case 'compensation':
      return single(writer, 'intermediateThrowEvent', 'throw_compensation', SCOPE_END.compensation(writer));
    case 'nothing':
      return single(writer, 'intermediateThrowEvent', 'throw');
  }
}

function rendered(id: string, { body, handlers }: StructuredProcess): { readonly name: string; readonly content: string } {
  const writer = new Writer(id);
  const inside = writer.inside(() => contents(writer, body, handlers, ''));
  return { name: `${id}.bpmn`, content: processXml(id, inside, `${ROOTS}${writer.rootElements}`) };
}

/** The files of a model: the process `main` and those it calls. */
export function filesOf({ main, callees }: StructuredModel): readonly { readonly name: string; readonly content: string }[] {
  return [rendered('main', main), ...callees.map((callee, index) => rendered(`callee_${index}`, callee))];
}
