import { Button, RadioButton, RadioButtonGroup, TextArea } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { useDecideInCab } from './cab.js';
import './texts.js';

/** A member's own decision, taken in the meeting. */
export function DecisionDialog({ meeting, change, onClose }: { meeting: string; change: string; onClose: () => void }) {
  const { t } = useTranslation(['cab', 'common']);
  const announce = useAnnounce();
  const decide = useDecideInCab(meeting);
  const [decision, setDecision] = useState<'approve' | 'reject'>('approve');
  const [comment, setComment] = useState('');

  function submit(event: FormEvent): void {
    event.preventDefault();
    const onSuccess = () => {
      announce(t('decision.done', { change }));
      onClose();
    };
    decide.mutate({ change, decision, comment: comment.trim() || null }, { onSuccess });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="cab-decision" disabled={decide.isPending}>{t('decision.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('decision.title', { change })} onClose={onClose} actions={actions}>
      <form id="cab-decision" onSubmit={submit} noValidate className="tg-stack">
        {decide.error && <ErrorNotice error={decide.error} title={t('decision.failed')} />}
        <p>{t('decision.own')}</p>
        <RadioButtonGroup legendText={t('decision.decision')} name="decision" valueSelected={decision} onChange={(value) => setDecision(value as typeof decision)}>
          <RadioButton id="cab-approve" value="approve" labelText={t('decision.approve')} />
          <RadioButton id="cab-reject" value="reject" labelText={t('decision.reject')} />
        </RadioButtonGroup>
        <TextArea id="cab-comment" labelText={t('decision.comment')} rows={3} maxLength={4_000} value={comment} {...faultsOf(decide.error)('comment')} onChange={(event) => setComment(event.target.value)} />
      </form>
    </Dialog>
  );
}
