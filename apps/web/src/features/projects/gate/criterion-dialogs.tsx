import { Button, Checkbox, RadioButton, RadioButtonGroup, TextArea } from '@carbon/react';
import type { CriterionState } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { useGiveEvidence, useJudge } from '../projects.js';

interface DialogProps {
  /** Number of the gate. */
  gate: string;
  criterion: CriterionState;
  onClose: () => void;
}

/** A gatekeeper says whether a criterion is met. */
export function JudgeDialog({ gate, criterion, onClose }: DialogProps) {
  const { t } = useTranslation(['projects', 'common']);
  const announce = useAnnounce();
  const judge = useJudge(gate, criterion.key);
  const [met, setMet] = useState(true);
  const [note, setNote] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      announce(t('gate.judged'));
      onClose();
    };
    judge.mutate({ met, note: note.trim() }, { onSuccess: done });
  };
  return (
    <Dialog title={t('gate.judgeTitle')} onClose={onClose} actions={<Actions form="judge" pending={judge.isPending} onClose={onClose} />}>
      <form id="judge" onSubmit={submit} noValidate className="tg-stack">
        {judge.error && <ErrorNotice error={judge.error} title={t('gate.failed')} />}
        <p className="tg-strong">{criterion.text}</p>
        {criterion.evidence && <p className="tg-prose tg-quote">{criterion.evidence.text}</p>}
        <RadioButtonGroup name="met" legendText={t('gate.verdict')} valueSelected={met ? 'yes' : 'no'} onChange={(value) => setMet(value === 'yes')}>
          <RadioButton id="met-yes" value="yes" labelText={t('gate.isMet')} />
          <RadioButton id="met-no" value="no" labelText={t('gate.isNotMet')} />
        </RadioButtonGroup>
        <TextArea id="judge-note" labelText={t('gate.note')} rows={3} maxLength={4_000} value={note} onChange={(event) => setNote(event.target.value)} />
      </form>
    </Dialog>
  );
}

/** The owner of a criterion brings what shows it. */
export function GiveEvidenceDialog({ gate, criterion, onClose }: DialogProps) {
  const { t } = useTranslation(['projects', 'common']);
  const announce = useAnnounce();
  const give = useGiveEvidence(gate, criterion.key);
  const [text, setText] = useState(criterion.evidence?.text ?? '');
  const [claim, setClaim] = useState(criterion.evidence?.claim ?? true);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      announce(t('gate.given'));
      onClose();
    };
    give.mutate({ text: text.trim(), claim }, { onSuccess: done });
  };
  return (
    <Dialog title={t('gate.giveTitle')} onClose={onClose} actions={<Actions form="give-evidence" pending={give.isPending} onClose={onClose} />}>
      <form id="give-evidence" onSubmit={submit} noValidate className="tg-stack">
        {give.error && <ErrorNotice error={give.error} title={t('gate.failed')} />}
        <p className="tg-strong">{criterion.text}</p>
        <TextArea id="evidence-text" labelText={t('gate.evidenceText')} rows={5} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} />
        <Checkbox id="evidence-claim" labelText={t('gate.claim')} checked={claim} onChange={(_, { checked }) => setClaim(checked)} />
      </form>
    </Dialog>
  );
}

function Actions({ form, pending, onClose }: { form: string; pending: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <Button kind="secondary" onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form={form} disabled={pending}>{t('action.save')}</Button>
    </>
  );
}
