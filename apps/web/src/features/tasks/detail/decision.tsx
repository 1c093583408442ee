import { Button } from '@carbon/react';
import type { TaskDetail } from '#core/contracts';
import { lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../api/api-error.js';
import { useShortcuts } from '../../../keyboard/shortcuts.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { LeaveGuard } from '../../../ui/leave-guard.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { Skeleton } from '../../../ui/skeleton.js';
import type { FormHandle } from '../form/form-panel.js';
import { useComplete } from '../tasks.js';

const FormPanel = lazy(() => import('../form/form-panel.js'));

/** The form of the task and the button that completes it. Both rest while the reader may not decide. */
export function Decision({ task, onCompleted }: { task: TaskDetail; onCompleted: () => void }) {
  const { t } = useTranslation('tasks');
  const announce = useAnnounce();
  const form = useRef<FormHandle>(null);
  const complete = useComplete(task.userTaskKey);
  const [changed, setChanged] = useState(false);
  const decidable = task.state === 'CREATED' && task.refusal === null && task.pendingDecision?.state !== 'pending' && task.pendingDecision?.state !== 'applied';

  function submit(): void {
    if (!decidable || complete.isPending) return;
    const variables = form.current ? form.current.submit() : {};
    if (!variables) return;
    complete.mutate(variables, {
      onSuccess: () => {
        setChanged(false);
        announce(t('completed', { name: task.name }));
        onCompleted();
      },
      onError: (error) => error instanceof ApiError && form.current?.showErrors(error.problem.errors ?? []),
    });
  }

  useShortcuts({ 'mod+Enter': submit });
  return (
    <div className="tg-decision">
      <LeaveGuard when={changed} />
      {complete.error && <ErrorNotice error={complete.error} title={t('failed.complete')} />}
      {task.form ? (
        <Suspense fallback={<Skeleton />}>
          <FormPanel handle={form} schema={task.form.schema} data={task.form.data} readOnly={!decidable} onChanged={setChanged} />
        </Suspense>
      ) : (
        decidable && <p className="tg-quiet">{t('noForm')}</p>
      )}
      {decidable && (
        <div className="tg-decision__actions">
          <Button onClick={submit} disabled={complete.isPending}>
            {t('complete')}
          </Button>
          <kbd>{t('completeHint')}</kbd>
        </div>
      )}
    </div>
  );
}
