import type { ModelProblem } from '#core/contracts';
import { BPMNLINT_RULES, CAMUNDA_RULES, type ForeignRule } from './foreign-rules.js';
import { isA, type ModelElement } from './model-element.js';
import { OWN_RULES } from './own-rules.js';
import type { LintOptions, OwnRule } from './own-rule.js';

interface Reporter {
  report(id: string, message: string): void;
}
export interface LintRule {
  check: unknown;
}
export type RuleFactory = (options?: object) => LintRule;

const CAMUNDA = 'bpmnlint-plugin-camunda-compat';
const BPMNLINT = 'bpmnlint';
const TOLLGATE = 'bpmnlint-plugin-tollgate';
/** What the rules of Camunda's plug-in are told about the target. */
const TARGET = { platform: 'camunda-cloud', version: '8.9', modeler: 'web' };
const CATEGORIES = { error: 'error', warning: 'warn', info: 'info' } as const satisfies Record<ModelProblem['severity'], string>;

/** A plug-in of bpmnlint, as `Linter` of bpmnlint and of `@camunda/linting` take it. */
export interface LintPlugin {
  readonly config: { readonly rules: Readonly<Record<string, readonly [string, object]>> };
  readonly resolver: {
    resolveRule(pkg: string, name: string): RuleFactory | Promise<RuleFactory>;
    resolveConfig(pkg: string, name: string): never;
  };
}

/**
 * The rules by which models are checked, for the modeller:
 * `new Linter({ type: 'cloud', modeler: 'web', plugins: [lintRulesFor({ knownJobTypes })] })` of `@camunda/linting`.
 * The rules of bpmnlint and Camunda are loaded when they are first asked for.
 */
export function lintRulesFor(options: LintOptions = {}): LintPlugin {
  return {
    config: {
      rules: {
        ...configured('camunda-compat/', CAMUNDA_RULES),
        ...configured('', BPMNLINT_RULES),
        ...configured('tollgate/', OWN_RULES),
      },
    },
    resolver: {
      resolveRule: (pkg, name) => resolveRule(pkg, name, options),
      resolveConfig: (pkg, name) => {
        throw new Error(`no configuration ${pkg}/${name} here`);
      },
    },
  };
}

function configured(prefix: string, rules: Readonly<Record<string, Pick<ForeignRule, 'severity'>>>): Record<string, readonly [string, object]> {
  return Object.fromEntries(Object.entries(rules).map(([name, { severity }]) => [prefix + name, [CATEGORIES[severity], TARGET]]));
}

/** Throws for a rule that is not of this plug-in: the linter then asks the next resolver. */
function resolveRule(pkg: string, name: string, options: LintOptions): RuleFactory | Promise<RuleFactory> {
  if (pkg === CAMUNDA && isKey(CAMUNDA_RULES, name)) return import('./camunda-rule-factories.js').then((all) => all.camundaRuleFactories[name]);
  if (pkg === BPMNLINT && isKey(BPMNLINT_RULES, name)) return import('./bpmnlint-rule-factories.js').then((all) => all.bpmnlintRuleFactories[name]);
  if (pkg === TOLLGATE && isKey(OWN_RULES, name)) return () => asLintRule(OWN_RULES[name], options);
  throw new Error(`no rule ${pkg}/${name} here`);
}

function isKey<T extends object>(table: T, name: string): name is keyof T & string {
  return Object.hasOwn(table, name);
}

/** bpmnlint walks the tree; our rules look at the whole model when it begins, and need no walk. */
function asLintRule(rule: OwnRule, options: LintOptions): LintRule {
  return {
    check(node: ModelElement, reporter: Reporter): boolean {
      if (isA(node, 'bpmn:Definitions')) for (const { elementId, message } of rule.check(node, options)) reporter.report(elementId, message);
      return false;
    },
  };
}
