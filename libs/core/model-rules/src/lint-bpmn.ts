/// <reference path="./modules.d.ts" />
import type { ModelProblem } from '#core/contracts';
import { BPMNLINT_RULES, CAMUNDA_RULES, type ForeignRule } from './foreign-rules.js';
import { lintRulesFor } from './lint-plugin.js';
import type { LintOptions } from './own-rule.js';
import { parseBpmn } from './parse-bpmn.js';

interface Report {
  readonly id?: string;
  readonly message: string;
  readonly category: string;
}

const ADVICE: Readonly<Record<string, ForeignRule>> = {
  ...Object.fromEntries(Object.entries(CAMUNDA_RULES).map(([name, rule]) => [`camunda-compat/${name}`, rule])),
  ...BPMNLINT_RULES,
};
const SEVERITIES: Readonly<Record<string, ModelProblem['severity']>> = { error: 'error', warn: 'warning', info: 'info', 'rule-error': 'error' };
const GRAVITY = { error: 0, warning: 1, info: 2 } as const satisfies Record<ModelProblem['severity'], number>;

/**
 * Checks a BPMN model for Camunda 8.9 and for the habits of this house. An error means that the engine would refuse the model,
 * that a job would never be served, or that it cannot be shown; warnings and infos do not stand in the way of a deployment.
 * Returns the problems, gravest first; never throws for bad XML (rule `readable`).
 */
export async function lintBpmn(xml: string, options: LintOptions = {}): Promise<ModelProblem[]> {
  const parsed = await parseBpmn(xml);
  if (!parsed.ok) return [parsed.failure];
  const { definitions, problems } = parsed.value;
  const { default: Linter } = await import('bpmnlint/lib/linter.js');
  const reports = await new Linter(lintRulesFor(options)).lint(definitions);
  const found = Object.entries(reports).flatMap(([rule, ofRule]) => ofRule.map((report) => problem(rule, report)));
  return [...problems, ...withoutRepetition(found)].sort((a, b) => GRAVITY[a.severity] - GRAVITY[b.severity]);
}

function problem(rule: string, { id, message, category }: Report): ModelProblem {
  return { severity: SEVERITIES[category] ?? 'error', elementId: id || null, rule, message: sentence(message, ADVICE[rule]?.advice) };
}

/** What a foreign rule found, then what to do about it. Our own rules say both themselves. */
function sentence(found: string, advice: string | undefined): string {
  if (!advice) return found;
  const plain = found.trim().replace(/\.$/, '').replace(/<(bpmn|zeebe):([A-Za-z]+)>/g, '$2');
  return `${plain}. ${advice}.`;
}

/** Camunda's plug-in and bpmnlint have some rules in common: one report of a rule's name per element is enough. */
function withoutRepetition(problems: readonly ModelProblem[]): ModelProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ rule, elementId, message }) => {
    const mark = `${rule.split('/').at(-1)} ${elementId} ${rule.startsWith('tollgate/') ? message : ''}`;
    return !seen.has(mark) && seen.add(mark);
  });
}
