import { FeelFunction, isContext, type FeelScope, type FeelValue } from '#engine/feel';
import type { Boxed, InputRecord, LogicType, RuleRecord, TableTrace } from '../boxed/boxed.js';
import type { Site } from '../boxed/site.js';
import { boxedFunction, type Parameter } from '../boxed/functions.js';
import { DecisionRun, type RunOptions } from '../evaluation/decision-run.js';
import { DecisionStop } from '../evaluation/decision-stop.js';
import { nested } from '../evaluation/scope.js';
import { valueText } from '../evaluation/value-text.js';

/** An element that another one requires. */
export interface Requirement {
  readonly key: string;
  /** The name of the import that it comes from. */
  readonly importedAs: string | undefined;
}
export interface Requirements {
  readonly decisions: readonly Requirement[];
  readonly inputs: readonly Requirement[];
  readonly knowledge: readonly Requirement[];
}

interface Named {
  /** Unique in the graph: the id, for what is imported with the namespace before it. */
  readonly key: string;
  readonly name: string;
  /** Whether it stands in another document than the model itself. */
  readonly imported: boolean;
}
export interface InputData extends Named {
  readonly kind: 'input';
  readonly type: string | undefined;
  readonly site: Site;
}
export interface Decision extends Named, Requirements {
  readonly kind: 'decision';
  readonly id: string;
  /** Under which name those that require it see its result. */
  readonly variable: string | undefined;
  readonly type: string | undefined;
  readonly versionTag: string | null;
  readonly logic: Boxed;
  readonly site: Site;
}
export interface KnowledgeModel extends Named, Requirements {
  readonly kind: 'knowledge';
  readonly parameters: readonly Parameter[];
  readonly type: string | undefined;
  readonly body: Boxed;
  readonly site: Site;
}
export interface DecisionService extends Named {
  readonly kind: 'service';
  readonly outputs: readonly string[];
  readonly inputs: readonly { readonly key: string; readonly name: string; readonly type: string | undefined }[];
  readonly type: string | undefined;
  readonly site: Site;
}
export type ModelElement = InputData | Decision | KnowledgeModel | DecisionService;

/** One decision of an evaluation. */
export interface DecisionRecord {
  readonly decisionId: string;
  readonly type: LogicType;
  readonly inputs: readonly InputRecord[];
  readonly rules: readonly RuleRecord[];
  readonly output: FeelValue;
}

export interface DecisionResult {
  /** null when it failed. */
  readonly output: FeelValue;
  /** Every decision that was evaluated, required ones first. */
  readonly evaluated: readonly DecisionRecord[];
  readonly failure: { readonly decisionId: string; readonly message: string } | null;
}

/** Records of a decision that several others require are repeated for each of them, as in Camunda, up to so many. */
const MOST_RECORDS = 1_000;

/** A decision model (DMN 1.5 §6) made ready; may be evaluated any number of times. */
export class DecisionModel {
  constructor(
    readonly id: string,
    readonly name: string,
    private readonly elements: ReadonlyMap<string, ModelElement>,
  ) {}

  get decisions(): readonly Decision[] {
    return [...this.elements.values()].filter((one) => one.kind === 'decision');
  }

  /** Evaluates a decision with everything it requires, or a decision service; by id or by name. Never throws. */
  evaluate(idOrName: string, variables: FeelScope, options: RunOptions = {}): DecisionResult {
    const element = this.find(idOrName);
    if (!element) return { output: null, evaluated: [], failure: { decisionId: idOrName, message: `no decision found for id '${idOrName}'` } };
    return new Evaluation(this.elements, variables, new DecisionRun(options, element.site.dialect === 'standard')).of(element);
  }

  private find(idOrName: string): Decision | DecisionService | undefined {
    const candidates = [...this.elements.values()].filter((one) => one.kind === 'decision' || one.kind === 'service');
    return candidates.find((one) => one.key === idOrName) ?? candidates.find((one) => one.name === idOrName);
  }
}

interface Evaluated {
  readonly value: FeelValue;
  readonly records: readonly DecisionRecord[];
}

class Evaluation {
  private readonly done = new Map<string, Evaluated>();
  private readonly records: DecisionRecord[] = [];
  private failed: string | undefined;

  constructor(
    private readonly elements: ReadonlyMap<string, ModelElement>,
    private readonly variables: FeelScope,
    private readonly run: DecisionRun,
  ) {}

  of(element: Decision | DecisionService): DecisionResult {
    try {
      const output = element.kind === 'decision' ? this.decide(element) : this.serve(element);
      return { output, evaluated: this.records, failure: null };
    } catch (fault) {
      const known = fault instanceof RangeError ? new DecisionStop('the decision nests too deep') : fault;
      if (!(known instanceof DecisionStop)) throw fault;
      return { output: null, evaluated: this.records, failure: { decisionId: this.failed ?? element.key, message: known.message } };
    }
  }

  private decide(decision: Decision): FeelValue {
    const known = this.done.get(decision.key);
    if (known) return this.again(known);
    const from = this.records.length;
    const scope = this.scopeOf(decision);
    const trace: TableTrace = { inputs: [], rules: [] };
    const note = (output: FeelValue): void => void this.records.push({ decisionId: decision.id, type: decision.logic.type, inputs: trace.inputs, rules: trace.rules, output });
    const value = this.noting(decision, note, () => this.typed(decision.logic.evaluate(scope, this.run, trace), decision, note));
    note(value);
    this.done.set(decision.key, { value, records: this.records.slice(from) });
    return value;
  }

  private again({ value, records }: Evaluated): FeelValue {
    if (this.records.length + records.length <= MOST_RECORDS) this.records.push(...records);
    return value;
  }

  /** Notes the decision that failed, once. */
  private noting(decision: Decision, note: (output: FeelValue) => void, work: () => FeelValue): FeelValue {
    try {
      return work();
    } catch (fault) {
      if (this.failed === undefined) {
        this.failed = decision.id;
        if (this.records.at(-1)?.decisionId !== decision.id) note(null);
      }
      throw fault;
    }
  }

  /** The result as the type of the decision: what Camunda checks ends the evaluation, in the standard it makes null. */
  private typed(value: FeelValue, { type, site }: Decision, note: (output: FeelValue) => void): FeelValue {
    if (site.dialect === 'camunda' && site.types.passesCamunda(value, type)) return value;
    const coerced = site.types.coerce(value, type);
    if (coerced !== undefined || site.dialect === 'standard') return coerced ?? null;
    note(value);
    throw new DecisionStop(`expected '${type ?? ''}' but found '${valueText(value)}'`);
  }

  /** What an element sees: results of what it requires, then the variables, then required decisions by other names of theirs. */
  private scopeOf(requirements: Requirements, variables: FeelScope = this.variables): FeelScope {
    const [results, others] = [new Map<string, FeelValue>(), new Map<string, FeelValue>()];
    for (const required of requirements.decisions) this.addDecision(required, results, others);
    for (const required of requirements.knowledge) this.addKnowledge(required, results);
    for (const required of requirements.inputs) this.addInput(required, results, variables);
    const fallback: FeelScope = others.size === 0 ? variables : { get: (name, reader) => variables.get(name, reader) ?? others.get(name), names: () => new Set([...(variables.names?.() ?? []), ...others.keys()]) };
    return results.size === 0 ? fallback : nested(results, fallback);
  }

  private addDecision({ key, importedAs }: Requirement, results: Map<string, FeelValue>, others: Map<string, FeelValue>): void {
    const decision = this.elements.get(key);
    if (decision?.kind !== 'decision') return;
    const value = this.decide(decision);
    bind(results, decision.variable ?? decision.id, value, importedAs);
    others.set(decision.name, value);
  }

  private addInput({ key, importedAs }: Requirement, results: Map<string, FeelValue>, variables: FeelScope): void {
    const input = this.elements.get(key);
    if (input?.kind !== 'input') return;
    const value = this.run.read(variables, input.name, input.site.place);
    if (value !== undefined) bind(results, input.name, inputValue(value, input), importedAs);
  }

  private addKnowledge({ key, importedAs }: Requirement, results: Map<string, FeelValue>): void {
    const element = this.elements.get(key);
    if (element?.kind === 'knowledge') bind(results, element.name, this.knowledgeFunction(element), importedAs);
    if (element?.kind === 'service') bind(results, element.name, this.serviceFunction(element), importedAs);
  }

  private knowledgeFunction(model: KnowledgeModel): FeelFunction {
    const { type, site } = model;
    const body: Boxed = {
      type: model.body.type,
      evaluate: (scope, run) => {
        const value = model.body.evaluate(scope, run);
        return site.dialect === 'standard' ? (site.types.coerce(value, type) ?? null) : value;
      },
    };
    const scope: FeelScope = { get: (name, reader) => inside().get(name, reader), names: () => inside().names?.() ?? [] };
    let built: FeelScope | undefined;
    const inside = (): FeelScope => (built ??= this.scopeOf(model));
    return boxedFunction(model.parameters, body, scope, this.run, site);
  }

  private serviceFunction(service: DecisionService): FeelFunction {
    const names = service.inputs.map(({ name }) => name);
    return new FeelFunction(names, (args) => this.run.call(() => this.serveWith(service, new Map(names.map((name, index) => [name, args[index] ?? null]))), service.site.place));
  }

  private serve(service: DecisionService): FeelValue {
    return this.serveWith(service, new Map(service.inputs.map(({ name }) => [name, this.run.read(this.variables, name, service.site.place) ?? null])));
  }

  /** The outputs of a service for given inputs (DMN 1.5 §10.4): one is the value itself, several make a context. */
  private serveWith(service: DecisionService, given: ReadonlyMap<string, FeelValue>): FeelValue {
    const values = new Map(service.inputs.map(({ name, type }) => [name, service.site.types.coerce(given.get(name) ?? null, type)]));
    if ([...values.values()].includes(undefined)) return null;
    const typed = new Map([...values].map(([name, value]) => [name, value ?? null]));
    const inner = new Evaluation(this.elements, nested(typed, this.variables), this.run);
    for (const { key, name } of service.inputs) {
      if (this.elements.get(key)?.kind === 'decision') inner.done.set(key, { value: typed.get(name) ?? null, records: [] });
    }
    return this.outputsOf(service, inner);
  }

  private outputsOf(service: DecisionService, inner: Evaluation): FeelValue {
    const outputs = service.outputs.map((key) => this.elements.get(key)).filter((one) => one?.kind === 'decision');
    const values = new Map(outputs.map((decision) => [decision.variable ?? decision.name, inner.decide(decision)]));
    this.records.push(...inner.records);
    const value = values.size === 1 ? ([...values.values()][0] ?? null) : values;
    return service.site.types.coerce(value, service.type) ?? null;
  }
}

/** Camunda takes an input as it comes; in the standard it is of its type, or null. */
function inputValue(value: FeelValue, { type, site }: InputData): FeelValue {
  return site.dialect === 'camunda' ? value : (site.types.coerce(site.types.read(value, type), type) ?? null);
}

/** What was imported under a name is an entry of a context of that name. */
function bind(results: Map<string, FeelValue>, name: string, value: FeelValue, importedAs: string | undefined): void {
  if (importedAs === undefined) {
    results.set(name, value);
    return;
  }
  const known = results.get(importedAs) ?? null;
  results.set(importedAs, new Map([...(isContext(known) ? known : []), [name, value]]));
}
