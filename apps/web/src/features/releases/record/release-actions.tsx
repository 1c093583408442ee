import { Button } from '@carbon/react';
import type { ReleaseAction, ReleaseView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useCancelRelease, useSubmitRelease } from '../releases.js';

/** The buttons that the signed-in person may press in this state. */
export function ReleaseActions({ release }: { release: ReleaseView }) {
  const { t } = useTranslation('releases');
  const announce = useAnnounce();
  const submit = useSubmitRelease(release);
  const [cancelling, setCancelling] = useState(false);
  const may = (action: ReleaseAction) => release.allowedActions.includes(action);
  const submitted = () => announce(t('submit.done', { number: release.number }));
  return (
    <>
      {submit.error && <ErrorNotice error={submit.error} title={t('submit.failed')} />}
      {may('cancel') && <Button kind="ghost" size="md" onClick={() => setCancelling(true)}>{t('action.cancel')}</Button>}
      {may('edit') && <Button as={Link} to={`/releases/${release.number}/edit`} kind="tertiary" size="md">{t('action.edit')}</Button>}
      {may('submit') && <Button size="md" disabled={submit.isPending} onClick={() => submit.mutate(undefined, { onSuccess: submitted })}>{t('action.submit')}</Button>}
      {cancelling && <CancelDialog number={release.number} onClose={() => setCancelling(false)} />}
    </>
  );
}

function CancelDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation('releases');
  const announce = useAnnounce();
  const cancel = useCancelRelease(number);
  const done = () => {
    announce(t('cancel.done', { number }));
    onClose();
  };
  return (
    <ReasonDialog title={t('cancel.title', { number })} confirm={t('cancel.confirm')} danger pending={cancel.isPending} error={cancel.error} onConfirm={(reason) => cancel.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('cancel.text')}</p>
    </ReasonDialog>
  );
}
