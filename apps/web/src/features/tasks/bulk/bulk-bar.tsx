import { Button } from '@carbon/react';
import { BULK_ACTIONS, type BulkAction, MOST_BULK_TASKS, type TaskListItem } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BulkDialog } from './bulk-dialog.js';

interface BulkBarProps {
  /** Tasks of the list as it is shown. */
  tasks: readonly TaskListItem[];
  chosen: ReadonlySet<string>;
  onChosen: (keys: ReadonlySet<string>) => void;
  onEnd: () => void;
}

/** What may be done with several tasks at once. */
export function BulkBar({ tasks, chosen, onChosen, onEnd }: BulkBarProps) {
  const { t } = useTranslation('tasks');
  const [action, setAction] = useState<BulkAction | null>(null);
  const selected = tasks.filter(({ userTaskKey }) => chosen.has(userTaskKey));
  const all = tasks.slice(0, MOST_BULK_TASKS);
  return (
    <div className="tg-bulk" role="group" aria-label={t('bulk.label')}>
      <p aria-live="polite">{t('bulk.chosen', { count: selected.length })}</p>
      <span className="tg-row">
        <Button size="sm" kind="ghost" onClick={() => onChosen(new Set(all.map(({ userTaskKey }) => userTaskKey)))}>{t('bulk.all')}</Button>
        <Button size="sm" kind="ghost" onClick={onEnd}>{t('bulk.end')}</Button>
      </span>
      <span className="tg-row">
        {BULK_ACTIONS.map((one) => (
          <Button key={one} size="sm" kind="tertiary" disabled={selected.length === 0 || selected.length > MOST_BULK_TASKS} onClick={() => setAction(one)}>{t(`bulk.action.${one}`)}</Button>
        ))}
      </span>
      {action && <BulkDialog action={action} tasks={selected} onClose={() => setAction(null)} />}
    </div>
  );
}
