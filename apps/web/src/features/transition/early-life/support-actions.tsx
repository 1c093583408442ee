import { Button } from '@carbon/react';
import type { EarlyLifeAction, EarlyLifeView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useBringForward, useCancelSupport } from '../transition.js';
import { EditSupportDialog } from './edit-dialog.js';

/** The buttons that the signed-in person may press in this state: the decision may be asked for before the planned end. */
export function SupportActions({ support }: { support: EarlyLifeView }) {
  const { t } = useTranslation('transition');
  const [open, setOpen] = useState<EarlyLifeAction | null>(null);
  const close = () => setOpen(null);
  const may = (action: EarlyLifeAction) => support.allowedActions.includes(action);
  return (
    <>
      {may('cancel') && <Button kind="ghost" size="md" onClick={() => setOpen('cancel')}>{t('support.action.cancel')}</Button>}
      {may('edit') && <Button kind="tertiary" size="md" onClick={() => setOpen('edit')}>{t('support.action.edit')}</Button>}
      {may('bring-forward') && <Button kind="tertiary" size="md" onClick={() => setOpen('bring-forward')}>{t('support.action.bring-forward')}</Button>}
      {open === 'edit' && <EditSupportDialog support={support} onClose={close} />}
      {open === 'bring-forward' && <ForwardDialog number={support.number} onClose={close} />}
      {open === 'cancel' && <CancelDialog number={support.number} onClose={close} />}
    </>
  );
}

function ForwardDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation('transition');
  const announce = useAnnounce();
  const forward = useBringForward(number);
  const done = () => {
    announce(t('support.forward.done'));
    onClose();
  };
  return (
    <ReasonDialog title={t('support.forward.title', { number })} confirm={t('support.forward.confirm')} pending={forward.isPending} error={forward.error} onConfirm={(reason) => forward.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('support.forward.text')}</p>
    </ReasonDialog>
  );
}

function CancelDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation('transition');
  const announce = useAnnounce();
  const cancel = useCancelSupport(number);
  const done = () => {
    announce(t('support.cancel.done', { number }));
    onClose();
  };
  return (
    <ReasonDialog title={t('support.cancel.title', { number })} confirm={t('support.cancel.confirm')} danger pending={cancel.isPending} error={cancel.error} onConfirm={(reason) => cancel.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('support.cancel.text')}</p>
    </ReasonDialog>
  );
}
