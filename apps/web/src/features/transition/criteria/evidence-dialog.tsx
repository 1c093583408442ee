import { Button, TextArea } from '@carbon/react';
import type { CriterionReading } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { RadioChoice } from '../../../ui/radio-choice.js';
import { type Brought, useBringEvidence } from '../transition.js';

const GIVEN: readonly Brought['readiness'][] = ['green', 'amber', 'red'];

/** The owner of a criterion says how it stands and what shows it. */
export function EvidenceDialog({ number, criterion, onClose }: { number: string; criterion: CriterionReading; onClose: () => void }) {
  const { t } = useTranslation(['transition', 'common']);
  const announce = useAnnounce();
  const bring = useBringEvidence(number, criterion.key);
  const [readiness, setReadiness] = useState<Brought['readiness']>(criterion.readiness === 'not-given' ? 'green' : criterion.readiness);
  const [text, setText] = useState(criterion.evidence?.text ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const done = () => {
      announce(t('criteria.given'));
      onClose();
    };
    bring.mutate({ readiness, text: text.trim() }, { onSuccess: done });
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="evidence" disabled={bring.isPending}>{t('common:action.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('criteria.giveTitle')} onClose={onClose} actions={actions}>
      <form id="evidence" onSubmit={submit} noValidate className="tg-stack">
        {bring.error && <ErrorNotice error={bring.error} title={t('criteria.failed')} />}
        <p className="tg-strong">{criterion.text}</p>
        <RadioChoice name="readiness" legend={t('criteria.how')} choices={GIVEN.map((value) => ({ value, label: t(`readiness.${value}`) }))} value={readiness} onChange={setReadiness} />
        <TextArea id="evidence-text" labelText={t('criteria.what')} rows={5} maxLength={20_000} value={text} onChange={(event) => setText(event.target.value)} />
      </form>
    </Dialog>
  );
}
