import { Button } from '@carbon/react';
import type { ChangeView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { useDeleteDraft } from '../changes.js';

export function DeleteDraftDialog({ change, onClose, onDeleted }: { change: ChangeView; onClose: () => void; onDeleted: () => void }) {
  const { t } = useTranslation(['changes', 'common']);
  const announce = useAnnounce();
  const remove = useDeleteDraft(change.number);
  const title = t('remove.title', { number: change.number });
  const onConfirm = () =>
    remove.mutate(change.version, {
      onSuccess: () => {
        announce(t('remove.done', { number: change.number }));
        onDeleted();
      },
    });
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button kind="danger" onClick={onConfirm} disabled={remove.isPending}>{t('remove.confirm')}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      {remove.error && <ErrorNotice error={remove.error} title={t('common:error.failed', { what: title })} />}
      <p>{t('remove.text')}</p>
    </Dialog>
  );
}
