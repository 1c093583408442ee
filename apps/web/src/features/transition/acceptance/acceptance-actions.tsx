import { Button } from '@carbon/react';
import type { AcceptanceAction, AcceptanceView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useSubmitAcceptance, useWithdrawAcceptance } from '../transition.js';
import { EditAcceptanceDialog } from './edit-dialog.js';

/** The buttons that the signed-in person may press in this state. */
export function AcceptanceActions({ acceptance }: { acceptance: AcceptanceView }) {
  const { t } = useTranslation('transition');
  const announce = useAnnounce();
  const submit = useSubmitAcceptance(acceptance);
  const [open, setOpen] = useState<AcceptanceAction | null>(null);
  const close = () => setOpen(null);
  const may = (action: AcceptanceAction) => acceptance.allowedActions.includes(action);
  return (
    <>
      {submit.error && <ErrorNotice error={submit.error} title={t('acceptance.form.failed')} />}
      {may('withdraw') && <Button kind="ghost" size="md" onClick={() => setOpen('withdraw')}>{t('acceptance.action.withdraw')}</Button>}
      {may('edit') && <Button kind="tertiary" size="md" onClick={() => setOpen('edit')}>{t('acceptance.action.edit')}</Button>}
      {may('submit') && <Button size="md" disabled={submit.isPending} onClick={() => submit.mutate(undefined, { onSuccess: () => announce(t('acceptance.submitted')) })}>{t('acceptance.action.submit')}</Button>}
      {open === 'edit' && <EditAcceptanceDialog acceptance={acceptance} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog number={acceptance.number} onClose={close} />}
    </>
  );
}

function WithdrawDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation('transition');
  const announce = useAnnounce();
  const withdraw = useWithdrawAcceptance(number);
  const done = () => {
    announce(t('acceptance.withdraw.done', { number }));
    onClose();
  };
  return (
    <ReasonDialog title={t('acceptance.withdraw.title', { number })} confirm={t('acceptance.withdraw.confirm')} danger pending={withdraw.isPending} error={withdraw.error} onConfirm={(reason) => withdraw.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('acceptance.withdraw.text')}</p>
    </ReasonDialog>
  );
}
