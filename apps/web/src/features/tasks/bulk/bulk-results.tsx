import type { BulkReport, BulkResult, TaskListItem } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';

/** A line for each task: whether it is (or would be) done, and else why not. */
export function BulkResults({ tasks, report }: { tasks: readonly TaskListItem[]; report: BulkReport }) {
  const { t } = useTranslation('tasks');
  const results = new Map(report.results.map((result) => [result.userTaskKey, result]));
  const done = report.results.filter((result) => result.done).length;
  return (
    <section aria-label={t('bulk.results')}>
      <p role="status">{t(report.tryOnly ? 'bulk.wouldBeDone' : 'bulk.done', { count: done, total: report.results.length })}</p>
      <ul className="tg-bulk__results">
        {tasks.filter(({ userTaskKey }) => results.has(userTaskKey)).map((task) => (
          <Result key={task.userTaskKey} task={task} result={results.get(task.userTaskKey)!} tryOnly={report.tryOnly} />
        ))}
      </ul>
    </section>
  );
}

function Result({ task, result, tryOnly }: { task: TaskListItem; result: BulkResult; tryOnly: boolean }) {
  const { t } = useTranslation('tasks');
  const good = tryOnly ? 'bulk.possible' : 'bulk.ok';
  return (
    <li data-task={task.userTaskKey}>
      <Badge tone={result.done ? 'green' : 'red'}>{t(result.done ? good : 'bulk.refused')}</Badge> {task.name} · {task.recordNumber} {task.recordTitle}
      {result.refusal && <p className="tg-quiet">{result.refusal.message}</p>}
    </li>
  );
}
