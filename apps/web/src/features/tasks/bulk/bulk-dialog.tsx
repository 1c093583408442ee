import { Button } from '@carbon/react';
import type { BulkAction, BulkReport, TaskListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { Loaded } from '../../../ui/loaded.js';
import { Notice } from '../../../ui/notice.js';
import { Skeleton } from '../../../ui/skeleton.js';
import type { FormHandle } from '../form/form-panel.js';
import { bulkPreviewQuery, taskQuery, useBulk } from '../tasks.js';
import { BulkResults } from './bulk-results.js';

const FormPanel = lazy(() => import('../form/form-panel.js'));

interface BulkDialogProps {
  action: BulkAction;
  tasks: readonly TaskListItem[];
  onClose: () => void;
}

/** One answer to several tasks: what would be refused and why, the form once, then what became of each. */
export function BulkDialog({ action, tasks, onClose }: BulkDialogProps) {
  const { t } = useTranslation(['tasks', 'common']);
  const [shown] = useState(tasks); // those that are done leave the list behind the dialog
  const keys = shown.map(({ userTaskKey }) => userTaskKey);
  const preview = useQuery(bulkPreviewQuery(action, keys));
  const bulk = useBulk();
  const form = useRef<FormHandle>(null);
  const [sent, setSent] = useState<Record<string, unknown>>({});
  const mixed = action === 'complete' && new Set(shown.map(({ processName, elementId }) => `${processName}/${elementId}`)).size > 1;
  const possible = willBeDone(preview.data);
  const failed = bulk.data?.results.filter(({ done }) => !done).map(({ userTaskKey }) => userTaskKey) ?? [];

  function run(): void {
    const variables = action === 'complete' && form.current ? form.current.submit() : {};
    if (!variables) return;
    setSent(variables);
    bulk.mutate({ action, tasks: possible, variables });
  }

  const actions = bulk.data ? (
    <>
      {failed.length > 0 && <Button kind="secondary" disabled={bulk.isPending} onClick={() => bulk.mutate({ action, tasks: failed, variables: sent })}>{t('bulk.retry', { count: failed.length })}</Button>}
      <Button onClick={onClose}>{t('common:action.close')}</Button>
    </>
  ) : (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button disabled={mixed || possible.length === 0 || bulk.isPending} onClick={run}>{t(`bulk.confirm.${action}`, { count: possible.length })}</Button>
    </>
  );
  return (
    <Dialog title={t(`bulk.title.${action}`, { count: shown.length })} onClose={onClose} actions={actions} wide>
      <div className="tg-stack">
        {bulk.error && <ErrorNotice error={bulk.error} title={t('bulk.failed')} />}
        {mixed && <Notice kind="warning" title={t('bulk.mixed')}>{t('bulk.mixedText')}</Notice>}
        {bulk.data ? (
          <BulkResults tasks={shown} report={bulk.data} />
        ) : (
          <Loaded query={preview} what={t('bulk.preview')} lines={3}>{(report) => <BulkResults tasks={shown} report={report} />}</Loaded>
        )}
        {action === 'complete' && !mixed && !bulk.data && possible[0] && <OneForm taskKey={possible[0]} handle={form} />}
      </div>
    </Dialog>
  );
}

function willBeDone(preview: BulkReport | undefined): string[] {
  return preview?.results.filter(({ done }) => done).map(({ userTaskKey }) => userTaskKey) ?? [];
}

/** The form of the first task, without its values: the answer is the same for all. */
function OneForm({ taskKey, handle }: { taskKey: string; handle: React.RefObject<FormHandle | null> }) {
  const { t } = useTranslation('tasks');
  const query = useQuery(taskQuery(taskKey));
  return (
    <Loaded query={query} what={t('what.one')} lines={4}>
      {({ form }) =>
        form ? (
          <section aria-label={t('bulk.form')}>
            <Suspense fallback={<Skeleton />}>
              <FormPanel handle={handle} schema={form.schema} data={{}} readOnly={false} onChanged={() => undefined} />
            </Suspense>
          </section>
        ) : (
          <p className="tg-quiet">{t('noForm')}</p>
        )
      }
    </Loaded>
  );
}
