import type { ChangeOutcome, TemplateSuccess } from '#core/contracts';

/** Which outcomes of a change count as its template's success. */
export const IS_SUCCESS = {
  successful: true,
  'successful-with-issues': true,
  'backed-out': false,
  unsuccessful: false,
} as const satisfies Record<ChangeOutcome, boolean>;

/** How the uses since the last approval went: outcomes of the closed ones, the latest first. */
export function successOf(outcomes: readonly ChangeOutcome[], uses: number, budget: { budgetUses: number; budgetFailures: number }): TemplateSuccess {
  const failed = outcomes.filter((outcome) => !IS_SUCCESS[outcome]).length;
  const recentFailures = outcomes.slice(0, budget.budgetUses).filter((outcome) => !IS_SUCCESS[outcome]).length;
  return { uses, successful: outcomes.length - failed, failed, recentFailures, budgetExceeded: recentFailures > budget.budgetFailures };
}

/** Why the template is taken out of use, for people. */
export function budgetSentence({ recentFailures }: TemplateSuccess, { budgetUses, budgetFailures }: { budgetUses: number; budgetFailures: number }): string {
  return `${recentFailures} of its last ${budgetUses} uses failed; its success budget permits ${budgetFailures}.`;
}
