import type { XmlElement } from '#engine/bpmn-model';
import {
  FeelDate, FeelDateTime, FeelTime, isContext, isList, kindOf, readDate, readDateTime, readDaysDuration, readMonthsDuration, readTime,
  type CompiledFeel, type FeelContext, type FeelKind, type FeelValue,
} from '#engine/feel';
import { attribute, child, children, nameOf, textOf, typeRefOf } from './elements.js';

/** The types of DMN by all the names in use (DMN 1.5 §7.3.2, Table 28; Camunda's short ones). */
const KINDS: ReadonlyMap<string, FeelKind> = new Map([
  ['string', 'string'], ['number', 'number'], ['boolean', 'boolean'], ['date', 'date'], ['time', 'time'],
  ['date and time', 'date and time'], ['dateTime', 'date and time'],
  ['days and time duration', 'days and time duration'], ['dayTimeDuration', 'days and time duration'],
  ['years and months duration', 'years and months duration'], ['yearMonthDuration', 'years and months duration'],
  ['context', 'context'], ['list', 'list'], ['function', 'function'],
]);

/** What JSON writes as text. */
const TEXT_READERS: Partial<Record<FeelKind, (text: string) => FeelValue | undefined>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  'days and time duration': readDaysDuration,
  'years and months duration': readMonthsDuration,
};

/** Those that Camunda checks; it takes any value for all others. */
const CHECKED_BY_CAMUNDA: ReadonlySet<string> = new Set(['string', 'number', 'boolean', 'date', 'time', 'dateTime', 'dayTimeDuration', 'yearMonthDuration']);

/** Says whether a value is within allowed values. */
export type Constraint = (value: FeelValue) => boolean;

/** An item definition (DMN 1.5 §7.3.2). */
interface ItemDefinition {
  readonly isCollection: boolean;
  readonly typeRef: string | undefined;
  readonly components: ReadonlyMap<string, ItemDefinition>;
  readonly isFunction: boolean;
  readonly resultType: string | undefined;
  /** Holds for each element of a collection. */
  readonly allowed: Constraint | undefined;
  /** Holds for the value as a whole. */
  readonly constraint: Constraint | undefined;
}

type CompileConstraint = (text: string) => CompiledFeel;
type TestConstraint = (tests: CompiledFeel, value: FeelValue) => boolean;

/** The types of a model: what its item definitions say, and FEEL's own. */
export class ModelTypes {
  private readonly definitions = new Map<string, ItemDefinition>();
  /** For `instance of` and typed parameters in FEEL. */
  readonly tests = new Map<string, (value: FeelValue) => boolean>();

  constructor(private readonly testConstraint: TestConstraint) {}

  /** Takes the item definitions of a model; `prefix` is the name of the import they come from. */
  define(definitions: XmlElement, compile: CompileConstraint, prefix = ''): void {
    for (const element of children(definitions, 'itemDefinition')) {
      const name = `${prefix}${nameOf(element)}`;
      this.definitions.set(name, this.definitionOf(element, compile, prefix));
      this.tests.set(name, (value) => this.conforms(value, name, false));
    }
  }

  /** Whether an item definition has that name. */
  has(name: string): boolean {
    return this.definitions.has(name);
  }

  /** Of a function's type the type of its result; any other type itself. */
  resultOf(typeRef: string): string | undefined {
    const definition = this.definitions.get(typeRef);
    return definition?.isFunction ? definition.resultType : typeRef;
  }

  /** Whether Camunda would take the value for one of the type. */
  passesCamunda(value: FeelValue, typeRef: string | undefined): boolean {
    if (value === null || typeRef === undefined || this.definitions.has(typeRef) || !CHECKED_BY_CAMUNDA.has(typeRef)) return true;
    return kindOf(value) === KINDS.get(typeRef);
  }

  /** An input as the type it is declared with: texts become dates, times and durations, also inside lists and contexts. */
  read(value: FeelValue, typeRef: string | undefined): FeelValue {
    if (typeRef === undefined) return value;
    const definition = this.definitions.get(typeRef);
    if (definition) return this.readDefined(value, definition);
    const kind = KINDS.get(typeRef);
    return (typeof value === 'string' && kind !== undefined ? TEXT_READERS[kind]?.(value) : undefined) ?? value;
  }

  private readDefined(value: FeelValue, definition: ItemDefinition): FeelValue {
    if (isList(value)) return value.map((item) => this.readDefined(item, definition));
    if (!isContext(value)) return this.read(value, definition.typeRef);
    return new Map([...value].map(([name, entry]) => {
      const component = definition.components.get(name);
      return [name, component ? this.readDefined(entry, component) : entry];
    }));
  }

  /** The value as one of the type, converted where DMN 1.5 §10.3.2.9.4 says so; undefined when it is none. */
  coerce(value: FeelValue, typeRef: string | undefined): FeelValue | undefined {
    if (typeRef === undefined || value === null || this.conforms(value, typeRef)) return value;
    return [singleElement(value), [value], atMidnight(value, typeRef)].find((other) => other !== undefined && other !== null && this.conforms(other, typeRef));
  }

  /** Whether a value is of a type. Constraints say which values are allowed, not of which type a value is: `instance of` leaves them out. */
  private conforms(value: FeelValue, typeRef: string, constrained = true): boolean {
    const definition = this.definitions.get(typeRef);
    if (definition) return value !== null && this.fits(value, definition, constrained);
    const kind = KINDS.get(typeRef);
    return kind === undefined || kindOf(value) === kind;
  }

  private fits(value: FeelValue, definition: ItemDefinition, constrained: boolean): boolean {
    if (constrained && definition.constraint && !definition.constraint(value)) return false;
    if (!definition.isCollection) return this.fitsOne(value, definition, constrained);
    return isList(value) && value.every((item) => this.fitsOne(item, definition, constrained));
  }

  private fitsOne(value: FeelValue, definition: ItemDefinition, constrained: boolean): boolean {
    if (constrained && definition.allowed && !definition.allowed(value)) return false;
    if (value === null) return true;
    if (definition.isFunction) return kindOf(value) === 'function';
    if (definition.components.size > 0) return isContext(value) && this.entriesFit(value, definition.components, constrained);
    return definition.typeRef === undefined || this.conforms(value, definition.typeRef, constrained);
  }

  private entriesFit(value: FeelContext, components: ReadonlyMap<string, ItemDefinition>, constrained: boolean): boolean {
    return [...components].every(([name, component]) => {
      const entry = value.get(name);
      return entry !== undefined && (entry === null || this.fits(entry, component, constrained));
    });
  }

  private definitionOf(element: XmlElement, compile: CompileConstraint, prefix: string): ItemDefinition {
    const constraint = (name: string): Constraint | undefined => {
      const text = textOf(child(element, name));
      if (text === '') return undefined;
      const tests = compile(text);
      return (value) => this.testConstraint(tests, value);
    };
    const typeRef = typeRefOf(element);
    return {
      isCollection: attribute(element, 'isCollection') === 'true',
      typeRef: typeRef !== undefined && !KINDS.has(typeRef) && typeRef !== 'Any' ? `${prefix}${typeRef}` : typeRef,
      components: new Map(children(element, 'itemComponent').map((one) => [nameOf(one), this.definitionOf(one, compile, prefix)])),
      isFunction: child(element, 'functionItem') !== undefined,
      resultType: attribute(child(element, 'functionItem'), 'outputTypeRef'),
      allowed: constraint('allowedValues'),
      constraint: constraint('typeConstraint'),
    };
  }
}

function singleElement(value: FeelValue): FeelValue | undefined {
  return isList(value) && value.length === 1 ? value[0] : undefined;
}

function atMidnight(value: FeelValue, typeRef: string): FeelValue | undefined {
  if (!(value instanceof FeelDate) || KINDS.get(typeRef) !== 'date and time') return undefined;
  return new FeelDateTime(value, new FeelTime(0, 0, 0, 0, { offset: 0 }), 0);
}
