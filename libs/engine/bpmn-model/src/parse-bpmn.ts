import { fail, ok, type Result } from '#core/kernel';
import type { BpmnModel, ModelFailure, ModelProblem, ProcessModel } from './model.js';
import { readProcess } from './read/elements.js';
import { documentFault } from './validate/document.js';
import { extensionProblems, repeatedExtensions } from './validate/extensions.js';
import { problemsOf } from './validate/rules.js';
import { straightThroughLoop } from './validate/straight-through.js';
import { bpmnChildren, BPMN_URI, type XmlElement } from './xml/xml-element.js';
import { readXml } from './xml/read-xml.js';

const COVERAGE = 'https://docs.camunda.io/docs/components/modeler/bpmn/bpmn-coverage/';
const UNSUPPORTED: Readonly<Record<string, string>> = {
  complexGateway: 'ComplexGateway', transaction: 'Transaction', implicitThrowEvent: 'ImplicitThrowEvent', callChoreography: 'CallChoreography',
  choreographyTask: 'ChoreographyTask', subChoreography: 'SubChoreography',
};

/**
 * Reads a BPMN 2.0.2 file with `zeebe` extensions. Takes its text; gives its executable processes. Refuses what is not
 * well-formed or not of the schema (first fault), and what cannot be executed (all problems).
 */
export function parseBpmn(xml: string): Result<BpmnModel, ModelFailure> {
  const root = readXml(xml);
  if (!root.ok) return fail({ kind: 'xml', message: `Fatal Error: ${root.failure}` });
  const fault = documentFault(root.value);
  if (fault !== undefined) return fail({ kind: 'xml', message: `Error: ${fault}` });
  return readModel(root.value);
}

function readModel(root: XmlElement): Result<BpmnModel, ModelFailure> {
  const roots = new Map(root.children.map((child) => [child.attributes.get('id') ?? '', child]));
  const executable = bpmnChildren(root, 'process').filter((process) => process.attributes.get('isExecutable') === 'true');
  if (executable.length === 0) return problems([{ element: 'definitions', message: 'Must contain at least one executable process' }]);
  const processes = executable.map((process) => readProcess(process, roots));
  const messages = bpmnChildren(root, 'message').flatMap((message) => repeatedExtensions(message, message.attributes.get('id') ?? ''));
  const found = [...executable.flatMap((process) => [...unsupported(process), ...extensionProblems(process)]), ...messages, ...processes.flatMap(allProblems)];
  return found.length > 0 ? problems(found) : ok({ processes });
}

function allProblems(process: ProcessModel): ModelProblem[] {
  const found = problemsOf(process);
  const loop = found.length === 0 ? straightThroughLoop(process) : undefined;
  if (loop) found.push({ of: 'Process', element: process.id, message: `Processes are not allowed to contain a straight-through processing loop: ${loop.join(' > ')}` });
  return found;
}

function problems(found: readonly ModelProblem[]): Result<never, ModelFailure> {
  return fail({ kind: 'problems', problems: found });
}

function* unsupported(element: XmlElement): Generator<ModelProblem> {
  for (const child of element.children) {
    if (child.uri !== BPMN_URI) continue;
    const name = Object.hasOwn(UNSUPPORTED, child.name) ? UNSUPPORTED[child.name] : undefined;
    if (name !== undefined) {
      const message = `Elements of type '${name}' are currently not supported. Please refer to the documentation for a list of supported elements: ${COVERAGE}`;
      yield { element: child.attributes.get('id') ?? name, message };
    }
    yield* unsupported(child);
  }
}
