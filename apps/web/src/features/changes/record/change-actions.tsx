import { Button } from '@carbon/react';
import type { ChangeAction, ChangeView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useSubmitChange, useWithdrawChange } from '../changes.js';
import { DeleteDraftDialog } from './delete-draft-dialog.js';
import { MoveStartDialog } from './move-start-dialog.js';
import { SubmitRefusal } from './submit-refusal.js';

type Open = 'withdraw' | 'move-start' | 'delete-draft' | null;

/** The buttons that the signed-in person may press in this state. */
export function ChangeActions({ change }: { change: ChangeView }) {
  const { t } = useTranslation('changes');
  const announce = useAnnounce();
  const submit = useSubmitChange();
  const [open, setOpen] = useState<Open>(null);
  const may = (action: ChangeAction) => change.allowedActions.includes(action);
  const close = () => setOpen(null);
  const onSubmit = () => submit.mutate({ number: change.number, version: change.version }, { onSuccess: () => announce(t('submit.done', { number: change.number })) });
  return (
    <>
      {may('delete-draft') && <Button kind="ghost" size="md" onClick={() => setOpen('delete-draft')}>{t('action.delete-draft')}</Button>}
      {may('withdraw') && <Button kind="ghost" size="md" onClick={() => setOpen('withdraw')}>{t('action.withdraw')}</Button>}
      {may('move-start') && <Button kind="tertiary" size="md" onClick={() => setOpen('move-start')}>{t('action.move-start')}</Button>}
      {may('edit') && <Button as={Link} to={`/changes/${change.number}/edit`} kind="tertiary" size="md">{t('action.edit')}</Button>}
      {may('submit') && <Button size="md" onClick={onSubmit} disabled={submit.isPending}>{t('action.submit')}</Button>}
      {submit.error && <SubmitRefusal change={change} error={submit.error} onRetry={onSubmit} onClose={() => submit.reset()} />}
      {open === 'withdraw' && <WithdrawDialog change={change} onClose={close} />}
      {open === 'move-start' && <MoveStartDialog change={change} onClose={close} />}
      {open === 'delete-draft' && <DeleteDraftDialogWithLeave change={change} onClose={close} />}
    </>
  );
}

function WithdrawDialog({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const { t } = useTranslation('changes');
  const announce = useAnnounce();
  const withdraw = useWithdrawChange(change.number);
  const done = () => {
    announce(t('withdraw.done', { number: change.number }));
    onClose();
  };
  return (
    <ReasonDialog title={t('withdraw.title', { number: change.number })} confirm={t('withdraw.confirm')} danger pending={withdraw.isPending} error={withdraw.error} onConfirm={(reason) => withdraw.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('withdraw.text')}</p>
    </ReasonDialog>
  );
}

function DeleteDraftDialogWithLeave({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const navigate = useNavigate();
  return <DeleteDraftDialog change={change} onClose={onClose} onDeleted={() => void navigate('/changes', { replace: true })} />;
}

