import { Button } from '@carbon/react';
import type { ModelView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { useDiscardDraft } from '../models.js';

export function DiscardDialog({ model, onDiscarded, onClose }: { model: ModelView; onDiscarded: () => Promise<void>; onClose: () => void }) {
  const { t } = useTranslation(['models', 'common']);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const discard = useDiscardDraft(model.id);

  async function run(): Promise<void> {
    await discard.mutateAsync();
    announce(t('discard.done'));
    if (model.deployedVersion === null) return void navigate('/models', { replace: true });
    await onDiscarded();
    onClose();
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button kind="danger" onClick={() => void run().catch(() => undefined)} disabled={discard.isPending}>{t('discard.confirm')}</Button>
    </>
  );
  return (
    <Dialog title={t('discard.title', { name: model.name })} onClose={onClose} actions={actions}>
      {discard.error && <ErrorNotice error={discard.error} title={t('discard.failed')} />}
      <p>{t('discard.text')}</p>
    </Dialog>
  );
}
