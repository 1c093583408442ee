import { Button } from '@carbon/react';
import type { ImprovementAction, ImprovementView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { ImprovementDialog } from '../improvement-dialog.js';
import { useWithdrawImprovement } from '../improvements.js';

/** The buttons that the signed-in person may press in this state. */
export function ImprovementActions({ improvement }: { improvement: ImprovementView }) {
  const { t } = useTranslation('improvements');
  const [open, setOpen] = useState<ImprovementAction | null>(null);
  const close = () => setOpen(null);
  const may = (action: ImprovementAction) => improvement.allowedActions.includes(action);
  return (
    <>
      {may('withdraw') && <Button kind="ghost" size="md" onClick={() => setOpen('withdraw')}>{t('action.withdraw')}</Button>}
      {may('edit') && <Button kind="tertiary" size="md" onClick={() => setOpen('edit')}>{t('action.edit')}</Button>}
      {open === 'edit' && <ImprovementDialog improvement={improvement} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog number={improvement.number} onClose={close} />}
    </>
  );
}

function WithdrawDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation('improvements');
  const announce = useAnnounce();
  const withdraw = useWithdrawImprovement(number);
  const done = () => {
    announce(t('withdraw.done', { number }));
    onClose();
  };
  return (
    <ReasonDialog title={t('withdraw.title', { number })} confirm={t('withdraw.confirm')} danger pending={withdraw.isPending} error={withdraw.error} onConfirm={(reason) => withdraw.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('withdraw.text')}</p>
    </ReasonDialog>
  );
}
