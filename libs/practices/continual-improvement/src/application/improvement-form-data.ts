import type { ObjectiveDirectory } from '#platform/orchestration';
import type { RecordTitles, Transaction } from '#platform/persistence';
import type { Improvement } from '../domain/improvement.entity.js';

const MOST_OBJECTIVES = 200;

/** What the forms of an improvement's tasks show; the keys are those of the forms' fields. */
export async function improvementFormData(improvement: Improvement, elementId: string, { titles, objectives }: { titles: RecordTitles; objectives: ObjectiveDirectory }, tx: Transaction): Promise<Record<string, unknown>> {
  const { title, description, benefit, effort, indicator, unit, baseline, target, plan, lessons, measureAfterDays, actionKind } = improvement;
  const names = await titles.titlesOf([improvement.origin, improvement.objective, improvement.action].flatMap((number) => number ?? []), tx);
  const named = (number: string | null) => number && `${number} ${names.get(number) ?? ''}`.trim();
  const figure = (value: number | null) => (value === null ? null : `${value} ${unit ?? ''}`.trim());
  return {
    ...{ title, description, origin: named(improvement.origin), objectiveName: named(improvement.objective), action: named(improvement.action) },
    ...{ indicatorShown: indicator, from: figure(baseline), to: figure(target), lastLessons: lessons, planShown: plan },
    ...{ priorityShown: priorityInWords(improvement), measured: null, lessons: null },
    ...(elementId === 'AssessImprovement' ? { benefit, effort, indicator, unit, baseline, target } : {}),
    ...(elementId === 'PlanImprovement' ? { plan, actionKind, measureAfterDays } : {}),
    ...(elementId === 'LinkObjective' ? { objectives: await choices(objectives, tx) } : {}),
  };
}

/** "High: much benefit that is near". */
export function priorityInWords({ priority, priorityReason }: Improvement): string | null {
  return priority && `${priority[0]!.toUpperCase()}${priority.slice(1)}: ${priorityReason ?? ''}`;
}

async function choices(objectives: ObjectiveDirectory, tx: Transaction): Promise<{ label: string; value: string }[]> {
  return (await objectives.first(MOST_OBJECTIVES, tx)).map(({ number, name }) => ({ label: `${number} ${name}`, value: number }));
}
