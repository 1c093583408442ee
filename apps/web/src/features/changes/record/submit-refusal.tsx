import { Button } from '@carbon/react';
import type { ChangeView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ApiError } from '../../../api/api-error.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';

interface SubmitRefusalProps {
  change: ChangeView;
  error: unknown;
  onRetry: () => void;
  onClose: () => void;
}

/** Why the change could not be submitted; missing entries lead straight to the form. */
export function SubmitRefusal({ change, error, onRetry, onClose }: SubmitRefusalProps) {
  const { t } = useTranslation(['changes', 'common']);
  const navigate = useNavigate();
  const errors = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  if (errors.length === 0) {
    return (
      <Dialog title={t('submit.failed')} onClose={onClose} actions={<Button onClick={onClose}>{t('common:action.close')}</Button>}>
        <ErrorNotice error={error} title={t('submit.failed')} onRetry={onRetry} />
      </Dialog>
    );
  }
  const complete = <Button onClick={() => void navigate(`/changes/${change.number}/edit`, { state: { errors } })}>{t('submit.complete')}</Button>;
  return (
    <Dialog title={t('submit.incomplete', { number: change.number })} onClose={onClose} actions={<><Button kind="secondary" onClick={onClose}>{t('common:action.close')}</Button>{complete}</>}>
      <p>{t('submit.incompleteText')}</p>
      <ul className="tg-bullets">
        {errors.map((entry) => (
          <li key={entry.field + entry.message}>{entry.message}</li>
        ))}
      </ul>
    </Dialog>
  );
}
