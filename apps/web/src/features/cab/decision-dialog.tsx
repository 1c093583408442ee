import { Button, TextArea } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { RadioChoice } from '../../ui/radio-choice.js';
import { useDecideInCab } from './cab.js';
import './texts.js';

const DECISIONS = ['approve', 'reject'] as const;

/** A member's own decision, taken in the meeting. */
export function DecisionDialog({ meeting, change, onClose }: { meeting: string; change: string; onClose: () => void }) {
  const { t } = useTranslation(['cab', 'common']);
  const announce = useAnnounce();
  const decide = useDecideInCab(meeting);
  const [decision, setDecision] = useState<(typeof DECISIONS)[number] | null>(null);
  const [missing, setMissing] = useState(false);
  const [comment, setComment] = useState('');

  function submit(event: FormEvent): void {
    event.preventDefault();
    setMissing(decision === null);
    if (decision === null) return;
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
        <RadioChoice name="cab-decision-is" legend={t('decision.decision')} choices={DECISIONS.map((value) => ({ value, label: t(`decision.${value}`) }))} value={decision} onChange={setDecision} />
        {missing && decision === null && <p role="alert" className="tg-field-error">{t('decision.missing')}</p>}
        <TextArea id="cab-comment" labelText={t('decision.comment')} helperText={decision === 'reject' ? t('decision.whyReject') : undefined} rows={3} maxLength={4_000} value={comment} {...faultsOf(decide.error)('comment')} onChange={(event) => setComment(event.target.value)} />
      </form>
    </Dialog>
  );
}
