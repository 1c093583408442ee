// Makes models that are wrong somewhere (or merely unusual) out of models that are right.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./models/', import.meta.url);
export const models = Object.fromEntries(readdirSync(folder).sort().map((name) => [name.replace('.bpmn', ''), readFileSync(new URL(name, folder), 'utf8')]));

const TAG = /<(\/?)([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>/g;
const ATTRIBUTE = /([\w:]+)="([^"]*)"/g;

/** The elements of a text with their places, in order. */
function elementsOf(text) {
  const elements = [];
  const open = [];
  for (const { 1: closing, 2: name, 3: attributes, 4: empty, 0: tag, index } of text.matchAll(TAG)) {
    if (closing) {
      Object.assign(open.pop(), { inside: [open.length, index], end: index + tag.length, closeAt: index });
      continue;
    }
    const parent = open.at(-1);
    const element = { name, tag, index, parent, attributes: [], openEnd: index + tag.length, end: index + tag.length, closeAt: index + tag.length, empty: empty === '/' };
    for (const { 1: attribute, 2: value, index: at } of attributes.matchAll(ATTRIBUTE)) element.attributes.push({ name: attribute, value, index: index + 1 + name.length + at });
    elements.push(element);
    if (!element.empty) open.push(element);
  }
  return elements.filter(({ name }) => name !== 'bpmn:definitions');
}

const idOf = (element) => element.attributes.find(({ name }) => name === 'id')?.value;
const short = (name) => name.replace('bpmn:', '');
/** Many elements have these, one like the other. */
const EVERYWHERE = ['incoming', 'outgoing', 'extensionElements'];
const path = (element) => EVERYWHERE.includes(short(element.name)) ? short(element.name) : `${element.parent ? `${short(element.parent.name)}/` : ''}${short(element.name)}`;

const REFERENCES = ['sourceRef', 'targetRef', 'attachedToRef', 'default', 'messageRef', 'signalRef', 'errorRef', 'escalationRef', 'activityRef', 'processRef', 'dataObjectRef'];
const BAD_VALUES = { empty: '', nonsense: 'nonsense!', 'broken expression': '=1 +', expression: '=x' };

function* attributeMutants(element) {
  for (const { name, value, index } of element.attributes) {
    const what = `${path(element)}@${name}`;
    const cut = `${name}="${value}"`;
    yield { kind: `without ${what}`, index, cut, put: '' };
    for (const [bad, put] of Object.entries(BAD_VALUES)) if (put !== value) yield { kind: `${bad} ${what}`, index, cut, put: `${name}="${put}"` };
    if (REFERENCES.includes(name)) yield { kind: `${what} to nowhere`, index, cut, put: `${name}="nowhere"` };
  }
}

/** References to every other kind of element. */
function* redirectedMutants(element, elements) {
  for (const { name, value, index } of element.attributes.filter((one) => REFERENCES.includes(one.name))) {
    for (const target of elements) {
      const id = idOf(target);
      if (id !== undefined && id !== value) yield { kind: `${short(element.name)}@${name} to ${short(target.name)}`, index, cut: `${name}="${value}"`, put: `${name}="${id}"` };
    }
  }
}

function* elementMutants(text, element) {
  const whole = text.slice(element.index, element.end);
  yield { kind: `without ${path(element)}`, index: element.index, cut: whole, put: '' };
  const twin = whole.replaceAll(/ id="([^"]*)"/g, ' id="$1_twin"');
  yield { kind: `two of ${path(element)}`, index: element.end, cut: '', put: twin };
  if (idOf(element) !== undefined) yield { kind: `two ids of ${path(element)}`, index: element.end, cut: '', put: whole };
}

function* textMutants(text, element) {
  const inside = text.slice(element.openEnd, element.closeAt);
  if (element.empty || inside.includes('<')) return;
  for (const [bad, put] of Object.entries(BAD_VALUES)) yield { kind: `${bad} text of ${path(element)}`, index: element.openEnd, cut: inside, put };
}

const DEFINITIONS = {
  none: '', message: '<bpmn:messageEventDefinition id="new" messageRef="message" />', 'message without key': '<bpmn:messageEventDefinition id="new" messageRef="bare_message" />',
  'no message': '<bpmn:messageEventDefinition id="new" />', signal: '<bpmn:signalEventDefinition id="new" signalRef="signal" />', 'no signal': '<bpmn:signalEventDefinition id="new" />',
  date: '<bpmn:timerEventDefinition id="new"><bpmn:timeDate>2030-01-01T00:00:00Z</bpmn:timeDate></bpmn:timerEventDefinition>',
  duration: '<bpmn:timerEventDefinition id="new"><bpmn:timeDuration>PT1H</bpmn:timeDuration></bpmn:timerEventDefinition>',
  cycle: '<bpmn:timerEventDefinition id="new"><bpmn:timeCycle>R3/PT1H</bpmn:timeCycle></bpmn:timerEventDefinition>',
  'no time': '<bpmn:timerEventDefinition id="new" />', 'wrong time': '<bpmn:timerEventDefinition id="new"><bpmn:timeDuration>soon</bpmn:timeDuration></bpmn:timerEventDefinition>',
  error: '<bpmn:errorEventDefinition id="new" errorRef="error" />', 'any error': '<bpmn:errorEventDefinition id="new" />', escalation: '<bpmn:escalationEventDefinition id="new" escalationRef="escalation" />',
  'any escalation': '<bpmn:escalationEventDefinition id="new" />', compensation: '<bpmn:compensateEventDefinition id="new" />', link: '<bpmn:linkEventDefinition id="new" name="there" />',
  'no link': '<bpmn:linkEventDefinition id="new" />', terminate: '<bpmn:terminateEventDefinition id="new" />', cancel: '<bpmn:cancelEventDefinition id="new" />',
  condition: '<bpmn:conditionalEventDefinition id="new"><bpmn:condition xsi:type="bpmn:tFormalExpression">=x</bpmn:condition></bpmn:conditionalEventDefinition>',
  'no condition': '<bpmn:conditionalEventDefinition id="new" />',
  'fixed condition': '<bpmn:conditionalEventDefinition id="new"><bpmn:condition xsi:type="bpmn:tFormalExpression">yes</bpmn:condition></bpmn:conditionalEventDefinition>',
  'two events': '<bpmn:signalEventDefinition id="new" signalRef="signal" /><bpmn:messageEventDefinition id="new2" messageRef="message" />',
};

function* eventMutants(text, element) {
  if (!/Event$/.test(element.name)) return;
  const inside = text.slice(element.openEnd, element.closeAt);
  const old = /<bpmn:(\w+EventDefinition)\b(?:[^>]*\/>|.*<\/bpmn:\1>)/s.exec(inside)?.[0] ?? '';
  for (const [kind, put] of Object.entries(DEFINITIONS)) {
    if (put !== old) yield { kind: `${kind} at ${idOf(element)}`, index: old === '' ? element.closeAt : element.openEnd + inside.indexOf(old), cut: old, put };
  }
}

const EXTENSIONS = {
  'start listener': '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="l" /></zeebe:executionListeners>',
  'end listener': '<zeebe:executionListeners><zeebe:executionListener eventType="end" type="l" /></zeebe:executionListeners>',
  'listener twice': '<zeebe:executionListeners><zeebe:executionListener eventType="start" type="l" /><zeebe:executionListener eventType="start" type="l" /></zeebe:executionListeners>',
  'listener without type': '<zeebe:executionListeners><zeebe:executionListener eventType="start" /></zeebe:executionListeners>',
  'listener of no event': '<zeebe:executionListeners><zeebe:executionListener type="l" /></zeebe:executionListeners>',
  'listener of an unknown event': '<zeebe:executionListeners><zeebe:executionListener eventType="middle" type="l" /></zeebe:executionListeners>',
  'task listener': '<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="l" /></zeebe:taskListeners>',
  job: '<zeebe:taskDefinition type="new" />', 'input without target': '<zeebe:ioMapping><zeebe:input source="=a" /></zeebe:ioMapping>',
  'output to a wrong name': '<zeebe:ioMapping><zeebe:output source="=a" target="1a" /></zeebe:ioMapping>', 'output to a reserved name': '<zeebe:ioMapping><zeebe:output source="=a" target="if" /></zeebe:ioMapping>',
  'input without source': '<zeebe:ioMapping><zeebe:input target="a" /></zeebe:ioMapping>', mapping: '<zeebe:ioMapping><zeebe:input source="=a" target="b" /><zeebe:output source="=a" target="b" /></zeebe:ioMapping>',
  'called process': '<zeebe:calledElement processId="p" />', script: '<zeebe:script expression="=1" resultVariable="r" />', decision: '<zeebe:calledDecision decisionId="d" resultVariable="r" />',
  'user task': '<zeebe:userTask />', form: '<zeebe:formDefinition formId="f" />', message: '<zeebe:publishMessage correlationKey="=k" />', 'priority 200': '<zeebe:priorityDefinition priority="200" />',
  'wrong due date': '<zeebe:taskSchedule dueDate="soon" />', 'wrong assignee': '<zeebe:assignmentDefinition assignee="=1 +" />', loop: '<zeebe:loopCharacteristics inputCollection="=l" />',
  'ad hoc': '<zeebe:adHoc activeElementsCollection="=l" />', resource: '<zeebe:linkedResources><zeebe:linkedResource resourceId="r" /></zeebe:linkedResources>', 'version tag': '<zeebe:versionTag value="" />',
  filter: '<zeebe:conditionalFilter variableEvents="never" />', properties: '<zeebe:properties><zeebe:property name="n" value="v" /></zeebe:properties>', unknown: '<zeebe:unheardOf a="b" />',
};

const EXTENDED = /^bpmn:(\w*Task|task|\w+Event|\w+Gateway|subProcess|adHocSubProcess|callActivity|process)$/;
function* extensionMutants(text, element) {
  if (!EXTENDED.test(element.name)) return;
  const inside = element.empty ? '' : text.slice(element.openEnd, element.closeAt);
  const own = /^\s*<bpmn:extensionElements>/.exec(inside)?.[0];
  for (const [kind, extension] of Object.entries(EXTENSIONS)) {
    const what = `${kind} at ${short(element.name)}`;
    if (element.empty) yield { kind: what, index: element.index, cut: element.tag, put: `${element.tag.replace(/\s*\/>$/, '>')}<bpmn:extensionElements>${extension}</bpmn:extensionElements></${element.name}>` };
    else if (own) yield { kind: what, index: element.openEnd + own.length, cut: '', put: extension };
    else yield { kind: what, index: element.openEnd, cut: '', put: `<bpmn:extensionElements>${extension}</bpmn:extensionElements>` };
  }
}

const LOOPS = {
  'many of': '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=l" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>',
  'many without a list of': '<bpmn:multiInstanceLoopCharacteristics />',
  'many over a fixed text of': '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="l" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>',
  'many with a fixed result of': '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=l" outputCollection="rs" outputElement="r" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>',
  'many with results without a list of': '<bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements><zeebe:loopCharacteristics inputCollection="=l" outputElement="=r" /></bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>',
  'a loop around': '<bpmn:standardLoopCharacteristics />',
};
const LOOPED = /^bpmn:(\w*Task|task|callActivity)$/;
function* loopMutants(text, element) {
  if (!LOOPED.test(element.name) || text.slice(element.openEnd, element.closeAt).includes('LoopCharacteristics')) return;
  for (const [kind, put] of Object.entries(LOOPS)) {
    const cut = element.empty ? element.tag : '';
    yield { kind: `${kind} ${short(element.name)}`, index: element.empty ? element.index : element.closeAt, cut, put: element.empty ? `${element.tag.replace(/\s*\/>$/, '>')}${put}</${element.name}>` : put };
  }
}

const NAMES = [
  'task', 'userTask', 'sendTask', 'receiveTask', 'manualTask', 'scriptTask', 'businessRuleTask', 'serviceTask', 'callActivity', 'subProcess', 'transaction', 'adHocSubProcess', 'complexGateway', 'eventBasedGateway',
  'parallelGateway', 'inclusiveGateway', 'exclusiveGateway', 'startEvent', 'endEvent', 'intermediateCatchEvent', 'intermediateThrowEvent', 'implicitThrowEvent', 'choreographyTask', 'callChoreography', 'nonsense',
];
function* namedMutants(text, element) {
  if (!EXTENDED.test(element.name) || element.name === 'bpmn:process' || element.name === 'bpmn:boundaryEvent') return;
  const whole = text.slice(element.index, element.end);
  for (const name of NAMES) {
    if (`bpmn:${name}` === element.name) continue;
    const renamed = whole.replace(/^<[\w:]+/, `<bpmn:${name}`).replace(/<\/[\w:]+>$/, `</bpmn:${name}>`);
    yield { kind: `${short(element.name)} as ${name}`, index: element.index, cut: whole, put: renamed };
  }
}

/** One mutant of each kind: which model, where, what is taken out and what is put in its place. */
export function* mutants() {
  const seen = new Set();
  for (const [model, text] of Object.entries(models)) {
    const elements = elementsOf(text);
    for (const element of elements) {
      const all = [attributeMutants(element), redirectedMutants(element, elements), elementMutants(text, element), textMutants(text, element), eventMutants(text, element), extensionMutants(text, element), loopMutants(text, element), namedMutants(text, element)];
      for (const one of all) {
        for (const { kind, index, cut, put } of one) {
          if (seen.has(kind) || put === cut) continue;
          seen.add(kind);
          yield { kind, model, at: index, cut: cut.length, put };
        }
      }
    }
  }
}

/** The text of a mutant. */
export function mutantText({ model, at, cut, put }) {
  const text = models[model];
  return text.slice(0, at) + put + text.slice(at + cut);
}
