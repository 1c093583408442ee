import { compileExpression, compileUnaryTests, type CompiledFeel } from '#engine/feel';
import type { XmlElement } from '#engine/bpmn-model';
import { attribute } from '../model/elements.js';
import { expressionText, inside, type DecisionProblem, type Place } from '../model/problem.js';
import type { ModelTypes } from '../model/types.js';

/** `camunda`: what Camunda 8 does wins. `standard`: DMN 1.5 as written. See the README of this library. */
export type Dialect = 'camunda' | 'standard';

/** What the expressions of one model have in common, and where one stands. */
export interface Site {
  readonly dialect: Dialect;
  readonly place: Place;
  readonly types: ModelTypes;
  /** Names of the model that a single word of FEEL would not do for. */
  readonly names: readonly string[];
  readonly problems: DecisionProblem[];
}

export function at(site: Site, detail: string): Site {
  return { ...site, place: inside(site.place, detail) };
}

export function problem(site: Site, code: DecisionProblem['code'], message: string): void {
  site.problems.push({ code, message, place: site.place });
}

const FEEL_LANGUAGES = /^(feel|.*\/feel\/?)$/i;

/** Whether the element's expression is in FEEL; others are refused. */
export function isFeel(element: XmlElement, site: Site): boolean {
  const language = attribute(element, 'expressionLanguage');
  if (language === undefined || FEEL_LANGUAGES.test(language)) return true;
  problem(site, 'UNSUPPORTED', `Expression language '${language}' is not supported`);
  return false;
}

/** An expression made ready; a fault becomes a problem of the model. */
export function expression(text: string, site: Site): CompiledFeel {
  return compiled('expression', text, site);
}

export function unaryTests(text: string, site: Site): CompiledFeel {
  return compiled('unary-tests', text, site);
}

const COMPILERS = { expression: compileExpression, 'unary-tests': compileUnaryTests } as const;

function compiled(kind: keyof typeof COMPILERS, text: string, site: Site): CompiledFeel {
  const options = { ...(site.names.length > 0 && { names: site.names }), ...(site.types.tests.size > 0 && { types: site.types.tests }) };
  const result = COMPILERS[kind](text, options);
  if (result.ok) return result.value;
  for (const { message, line, column } of result.failure) {
    const fault = `FEEL ${kind}: failed to parse expression '${expressionText(text)}': ${message} at ${line}:${column}`;
    site.problems.push({ code: 'EXPRESSION', message: fault, place: site.place, expression: { text, line, column } });
  }
  return nothing();
}

/** Stands for an expression that could not be read; a model with one is refused. */
function nothing(): CompiledFeel {
  const compiledNull = compileExpression('null');
  if (!compiledNull.ok) throw new Error('null does not parse');
  return compiledNull.value;
}
