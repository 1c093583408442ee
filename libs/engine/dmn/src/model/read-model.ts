import { fail, ok, type Result } from '#core/kernel';
import { readXml, type XmlElement } from '#engine/bpmn-model';
import { startRun, type CompiledFeel, type FeelValue, EMPTY_SCOPE } from '#engine/feel';
import { encapsulatedLogic } from '../boxed/functions.js';
import { boxedIn } from '../boxed/read-boxed.js';
import { problem, unaryTests, type Dialect, type Site } from '../boxed/site.js';
import type { Boxed } from '../boxed/boxed.js';
import { cyclicDecisions } from './cycles.js';
import { DecisionModel, type Decision, type DecisionService, type InputData, type KnowledgeModel, type ModelElement, type Requirement, type Requirements } from './decision-model.js';
import { attribute, child, children, isDmn, nameOf, plainName, typeRefOf } from './elements.js';
import { importNames, importsOf, keyOf, requirementOf, type ModelDocument } from './documents.js';
import { namesIn } from './names.js';
import type { DecisionProblem } from './problem.js';
import { ModelTypes } from './types.js';

export interface ParseOptions {
  /** `camunda` unless told otherwise. */
  readonly dialect?: Dialect;
  /** Further models as XML, for the imports of this one. Camunda takes imports, but nothing that is in them. */
  readonly imports?: readonly string[];
  /** Takes a model although parts of it could not be deployed: those give null. */
  readonly tolerant?: boolean;
}

/**
 * Reads a decision model (XML of DMN 1.1 to 1.5) and makes its expressions ready. Refuses with all problems found: XML that is
 * no DMN, references to nothing, decisions that require themselves, expressions that do not parse (with their places), what is not supported.
 */
export function parseDecisionModel(xml: string, options: ParseOptions = {}): Result<DecisionModel, readonly DecisionProblem[]> {
  const documents = [xml, ...(options.imports ?? [])].map(readDocument);
  const broken = documents.find((one) => !one.ok);
  if (broken && !broken.ok) return fail([broken.failure]);
  const [main, ...others] = documents.flatMap((one) => (one.ok ? [one.value] : []));
  if (!main) return fail([]);
  const reader = new ModelReader(main, importsOf(main, others), options.dialect ?? 'camunda');
  const model = reader.read();
  const fatal = reader.problems.filter(({ code }) => !options.tolerant || NEVER_TOLERATED.has(code));
  return fatal.length > 0 ? fail(fatal) : ok(model);
}

const NEVER_TOLERATED: ReadonlySet<DecisionProblem['code']> = new Set(['XML', 'REFERENCE', 'CYCLE']);

function readDocument(xml: string): Result<XmlElement, DecisionProblem> {
  const root = readXml(xml);
  if (!root.ok) return fail({ code: 'XML', message: `Failed to parse DMN: ${root.failure}` });
  if (root.value.name === 'definitions' && isDmn(root.value)) return root;
  return fail({ code: 'XML', message: 'Failed to parse DMN: the root element is not the definitions of a DMN model' });
}

class ModelReader {
  readonly problems: DecisionProblem[] = [];
  private readonly elements = new Map<string, ModelElement>();
  private readonly types: ModelTypes;
  private readonly names: readonly string[];
  private readonly documents: readonly ModelDocument[];

  constructor(
    private readonly main: XmlElement,
    imports: readonly ModelDocument[],
    private readonly dialect: Dialect,
  ) {
    this.documents = [{ root: main, prefix: '', importedAs: undefined, aliases: new Map(imports.map(({ root }) => [attribute(root, 'namespace') ?? '', `${attribute(root, 'namespace') ?? ''}#`])), imports: importNames(main) }, ...imports];
    this.names = [...new Set(this.documents.flatMap(({ root }) => namesIn(root)))];
    this.types = new ModelTypes((tests, value) => holds(tests, value));
  }

  read(): DecisionModel {
    const id = attribute(this.main, 'id') ?? '';
    for (const { root, importedAs } of this.documents) this.types.define(root, (text) => unaryTests(text, this.site(id)), importedAs === undefined ? '' : `${importedAs}.`);
    for (const document of this.documents) this.readElements(document);
    this.checkReferences();
    const cyclic = cyclicDecisions(this.elements);
    if (cyclic.length > 0) this.problems.push({ code: 'CYCLE', message: 'Invalid DMN model: Cyclic dependencies between decisions detected.', place: { elementId: cyclic.join(', ') } });
    this.checkIds();
    return new DecisionModel(id, attribute(this.main, 'name') ?? id, this.elements);
  }

  private site(elementId: string): Site {
    return { dialect: this.dialect, place: { elementId }, types: this.types, names: this.names, problems: this.problems };
  }

  private readElements(document: ModelDocument): void {
    const add = (element: ModelElement): void => void this.elements.set(element.key, element);
    for (const element of children(document.root, 'inputData')) add(this.inputData(element, document));
    for (const element of children(document.root, 'decision')) add(this.decision(element, document));
    for (const element of children(document.root, 'businessKnowledgeModel')) add(this.knowledge(element, document));
    for (const element of children(document.root, 'decisionService')) add(this.service(element, document));
  }

  private named(element: XmlElement, { prefix, importedAs }: ModelDocument): Pick<ModelElement, 'key' | 'name' | 'imported'> {
    return { key: `${prefix}${attribute(element, 'id') ?? nameOf(element)}`, name: nameOf(element), imported: importedAs !== undefined };
  }

  private inputData(element: XmlElement, document: ModelDocument): InputData {
    const variable = child(element, 'variable');
    const named = this.named(element, document);
    return { ...named, kind: 'input', name: (variable && nameOf(variable)) || named.name, type: this.typeOf(variable, document), site: this.site(named.key) };
  }

  private typeOf(element: XmlElement | undefined, { importedAs }: ModelDocument): string | undefined {
    const type = typeRefOf(element);
    const ownType = type !== undefined && importedAs !== undefined && this.types.has(`${importedAs}.${type}`);
    return ownType ? `${importedAs}.${type}` : type;
  }

  private decision(element: XmlElement, document: ModelDocument): Decision {
    const named = this.named(element, document);
    const site = this.site(attribute(element, 'id') ?? named.name);
    if (attribute(element, 'id') === undefined && this.dialect === 'camunda') problem(site, 'STRUCTURE', `The decision '${named.name}' needs an id`);
    if (named.name === '') problem(site, 'STRUCTURE', 'A decision needs a name');
    const variable = child(element, 'variable');
    if (variable && attribute(variable, 'name') === undefined) problem(site, 'STRUCTURE', 'A variable needs a name');
    const tag = child(element, 'extensionElements')?.children.find((one) => one.name === 'versionTag');
    return {
      ...named,
      ...requirementsOf(element, document),
      kind: 'decision',
      id: attribute(element, 'id') ?? named.name,
      variable: variable && nameOf(variable) !== '' ? nameOf(variable) : undefined,
      type: this.typeOf(variable, document),
      versionTag: attribute(tag, 'value') ?? null,
      logic: boxedIn(element, site) ?? this.noLogic(element, site),
      site,
    };
  }

  private noLogic(element: XmlElement, site: Site): Boxed {
    if (this.dialect === 'camunda') problem(site, 'STRUCTURE', `The decision '${nameOf(element)}' has no decision logic that is supported`);
    return { type: 'NONE', evaluate: () => null };
  }

  private knowledge(element: XmlElement, document: ModelDocument): KnowledgeModel {
    const named = this.named(element, document);
    const site = this.site(attribute(element, 'id') ?? named.name);
    const encapsulated = child(element, 'encapsulatedLogic');
    const variable = child(element, 'variable');
    const logic = encapsulated ? encapsulatedLogic(encapsulated, site) : { parameters: [], body: this.noLogic(element, site), type: undefined };
    return { ...named, ...requirementsOf(element, document), ...logic, type: this.functionResult(typeRefOf(variable)) ?? logic.type, kind: 'knowledge', site };
  }

  /** The variable of a knowledge model has the type of a function in DMN 1.3 and later, that of its result before. */
  private functionResult(type: string | undefined): string | undefined {
    return type === undefined ? undefined : this.types.resultOf(type);
  }

  private service(element: XmlElement, document: ModelDocument): DecisionService {
    const named = this.named(element, document);
    const hrefs = (name: string): string[] => children(element, name).map((one) => keyOf(attribute(one, 'href') ?? '', document));
    const inputs = [...hrefs('inputData'), ...hrefs('inputDecision')].map((key) => this.serviceInput(key));
    return { ...named, kind: 'service', outputs: hrefs('outputDecision'), inputs, type: this.functionResult(typeRefOf(child(element, 'variable'))), site: this.site(named.key) };
  }

  private serviceInput(key: string): DecisionService['inputs'][number] {
    const element = this.elements.get(key);
    if (element?.kind === 'input') return { key, name: element.name, type: element.type };
    if (element?.kind === 'decision') return { key, name: element.variable ?? element.name, type: element.type };
    return { key, name: plainName(key), type: undefined };
  }

  private checkReferences(): void {
    for (const element of this.elements.values()) {
      if (element.kind === 'input') continue;
      const required = element.kind === 'service' ? [...element.outputs, ...element.inputs.map(({ key }) => key)] : [...element.decisions, ...element.inputs, ...element.knowledge].map(({ key }) => key);
      for (const key of required) {
        if (!this.elements.has(key)) this.problems.push({ code: 'REFERENCE', message: `Unable to find a model element instance for id ${key}`, place: { elementId: element.key } });
      }
    }
  }

  private checkIds(): void {
    const seen = new Set<string>();
    for (const element of descendants(this.main)) {
      const id = isDmn(element) ? attribute(element, 'id') : undefined;
      if (id === undefined) continue;
      if (seen.has(id)) this.problems.push({ code: 'STRUCTURE', message: `Failed to parse DMN: the id '${id}' is used more than once (line ${element.line})` });
      seen.add(id);
    }
  }
}

function* descendants(element: XmlElement): Iterable<XmlElement> {
  yield element;
  for (const one of element.children) yield* descendants(one);
}

function requirementsOf(element: XmlElement, document: ModelDocument): Requirements {
  const hrefs = (requirement: string, target: string): Requirement[] =>
    children(element, requirement).flatMap((one) => children(one, target).map((required) => requirementOf(attribute(required, 'href') ?? '', document)));
  return {
    decisions: hrefs('informationRequirement', 'requiredDecision'),
    inputs: hrefs('informationRequirement', 'requiredInput'),
    knowledge: hrefs('knowledgeRequirement', 'requiredKnowledge'),
  };
}

/** Whether a value is among allowed values; each constraint has a small budget of its own. */
function holds(tests: CompiledFeel, value: FeelValue): boolean {
  const outcome = tests.evaluate(EMPTY_SCOPE, { input: value, within: startRun({ budget: { steps: 100_000 } }) });
  return outcome.ok && outcome.value === true;
}
