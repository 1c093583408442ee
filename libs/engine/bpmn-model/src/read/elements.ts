import type { BpmnElementType, ElementModel, FlowModel, ProcessModel } from '../model.js';
import { bpmnChild, BPMN_URI, type XmlElement } from '../xml/xml-element.js';
import { adHocOf, eventsOf, localId, loopOf, messageOf, type RootElements } from './events.js';
import {
  calledDecisionOf, calledElementOf, executionListenersOf, extension, formOf, headersOf, jobOf, linkedResourcesOf, mappingsOf, propertiesOf, publishMessageOf, scriptOf,
  userTaskOf,
} from './extensions.js';

const TYPE_OF_TAG: Readonly<Record<string, BpmnElementType>> = {
  subProcess: 'subProcess', adHocSubProcess: 'adHocSubProcess', transaction: 'subProcess', callActivity: 'callActivity', task: 'task',
  manualTask: 'manualTask', serviceTask: 'serviceTask', userTask: 'userTask', sendTask: 'sendTask', receiveTask: 'receiveTask',
  businessRuleTask: 'businessRuleTask', scriptTask: 'scriptTask', startEvent: 'startEvent', intermediateCatchEvent: 'intermediateCatchEvent',
  intermediateThrowEvent: 'intermediateThrowEvent', boundaryEvent: 'boundaryEvent', endEvent: 'endEvent', exclusiveGateway: 'exclusiveGateway',
  parallelGateway: 'parallelGateway', inclusiveGateway: 'inclusiveGateway', eventBasedGateway: 'eventBasedGateway',
};

type Open<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer U)[] ? U[] : T[K] };
type OpenElement = Open<ElementModel>;

/** Turns one `process` into its model. References that lead nowhere were refused before. */
export function readProcess(xml: XmlElement, roots: RootElements): ProcessModel {
  return new ProcessReader(roots).read(xml);
}

class ProcessReader {
  private readonly elements = new Map<string, OpenElement>();
  private readonly flows = new Map<string, FlowModel>();
  private readonly scopes: { readonly xml: XmlElement; readonly element: OpenElement }[] = [];

  constructor(private readonly roots: RootElements) {}

  read(xml: XmlElement): ProcessModel {
    const process: Open<ProcessModel> = {
      ...this.element(xml, 'process', null),
      executable: xml.attributes.get('isExecutable') === 'true',
      versionTag: extension(xml, 'versionTag')?.attributes.get('value') ?? null,
      startForm: null,
      elements: this.elements,
    };
    this.readScope(xml, process);
    this.connect();
    const start = process.children.find((child) => child.type === 'startEvent' && child.events.length === 0);
    process.startForm = start ? formOf(this.sources.get(start.id) ?? xml) : null;
    return process;
  }

  private readonly sources = new Map<string, XmlElement>();

  private readScope(xml: XmlElement, scope: OpenElement): void {
    this.scopes.push({ xml, element: scope });
    for (const child of xml.children) {
      const type = child.uri === BPMN_URI ? typeOf(child) : undefined;
      if (type) this.readChild(child, type, scope);
    }
  }

  private readChild(xml: XmlElement, type: BpmnElementType, scope: OpenElement): void {
    const element = this.element(xml, type, scope);
    scope.children.push(element);
    this.elements.set(element.id, element);
    this.sources.set(element.id, xml);
    if (type === 'subProcess' || type === 'eventSubProcess' || type === 'adHocSubProcess') this.readScope(xml, element);
  }

  private element(xml: XmlElement, type: BpmnElementType, parent: ElementModel | null): OpenElement {
    return {
      id: xml.attributes.get('id') ?? '',
      name: xml.attributes.get('name') ?? null,
      documentation: bpmnChild(xml, 'documentation')?.text ?? null,
      type,
      parent,
      children: [],
      incoming: [],
      outgoing: [],
      defaultFlow: null,
      isForCompensation: xml.attributes.get('isForCompensation') === 'true',
      handlers: [],
      attachedTo: null,
      boundaryEvents: [],
      interrupting: (xml.attributes.get(type === 'boundaryEvent' ? 'cancelActivity' : 'isInterrupting') ?? 'true') === 'true',
      events: eventsOf(xml, this.roots),
      loop: loopOf(xml),
      inputs: mappingsOf(xml, 'input'),
      outputs: mappingsOf(xml, 'output'),
      headers: headersOf(xml),
      properties: propertiesOf(xml),
      listeners: executionListenersOf(xml),
      job: jobOf(xml),
      linkedResources: linkedResourcesOf(xml),
      userTask: userTaskOf(xml),
      calledDecision: calledDecisionOf(xml),
      calledElement: calledElementOf(xml),
      script: scriptOf(xml),
      message: messageOf(xml, this.roots),
      publishMessage: publishMessageOf(xml),
      adHoc: type === 'adHocSubProcess' ? adHocOf(xml) : null,
    };
  }

  private connect(): void {
    for (const { xml } of this.scopes) {
      for (const child of xml.children) if (child.uri === BPMN_URI && child.name === 'sequenceFlow') this.readFlow(child);
    }
    for (const [id, xml] of this.sources) this.connectElement(id, xml);
    for (const { xml } of this.scopes) {
      for (const child of xml.children) if (child.uri === BPMN_URI && child.name === 'association') this.readAssociation(child);
    }
  }

  /** The association of a compensation boundary event leads to its handler. */
  private readAssociation(xml: XmlElement): void {
    const source = this.elements.get(localId(xml.attributes.get('sourceRef')) ?? '');
    const target = this.elements.get(localId(xml.attributes.get('targetRef')) ?? '');
    if (target && source?.events.some((event) => event.type === 'compensation')) source.handlers.push(target);
  }

  private readFlow(xml: XmlElement): void {
    const source = this.elements.get(localId(xml.attributes.get('sourceRef')) ?? '');
    const target = this.elements.get(localId(xml.attributes.get('targetRef')) ?? '');
    if (!source || !target) return;
    const flow: FlowModel = {
      id: xml.attributes.get('id') ?? '',
      name: xml.attributes.get('name') ?? null,
      source,
      target,
      condition: bpmnChild(xml, 'conditionExpression')?.text ?? null,
    };
    source.outgoing.push(flow);
    target.incoming.push(flow);
    this.flows.set(flow.id, flow);
  }

  private connectElement(id: string, xml: XmlElement): void {
    const element = this.elements.get(id);
    if (!element) return;
    element.defaultFlow = this.flows.get(localId(xml.attributes.get('default')) ?? '') ?? null;
    const activity = this.elements.get(localId(xml.attributes.get('attachedToRef')) ?? '');
    element.attachedTo = activity ?? null;
    if (activity?.parent === element.parent && element.type === 'boundaryEvent') activity?.boundaryEvents.push(element);
  }
}

function typeOf(xml: XmlElement): BpmnElementType | undefined {
  const byEvent = xml.name === 'subProcess' && xml.attributes.get('triggeredByEvent') === 'true';
  return byEvent ? 'eventSubProcess' : Object.hasOwn(TYPE_OF_TAG, xml.name) ? TYPE_OF_TAG[xml.name] : undefined;
}
