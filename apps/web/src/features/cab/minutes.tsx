import { Button, TextArea, TextInput } from '@carbon/react';
import type { CabMeetingView } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useWriteMinutes } from './cab.js';
import './texts.js';

/** What was written of the meeting, or the field for it while it is held. */
export function Minutes({ meeting }: { meeting: CabMeetingView }) {
  const { t } = useTranslation('cab');
  const writes = meeting.allowedActions.includes('minute');
  return (
    <section className="tg-section" aria-labelledby="minutes">
      <h2 id="minutes">{t('minutes.title')}</h2>
      {writes ? <MinutesForm meeting={meeting} /> : <p className={meeting.minutes ? 'tg-prose' : 'tg-quiet'}>{meeting.minutes || t('minutes.none')}</p>}
    </section>
  );
}

function MinutesForm({ meeting }: { meeting: CabMeetingView }) {
  const { t } = useTranslation('cab');
  const write = useWriteMinutes(meeting);
  const [minutes, setMinutes] = useState('');
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const undecided = meeting.agenda.filter((item) => item.undecided);
  const [missing, setMissing] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const deferred = undecided.map(({ change }) => ({ change, reason: reasons[change]?.trim() ?? '' }));
    setMissing(deferred.some(({ reason }) => reason === ''));
    if (deferred.every(({ reason }) => reason !== '')) write.mutate({ minutes, deferred });
  }

  return (
    <form className="tg-stack tg-form" noValidate onSubmit={submit}>
      {write.error && <ErrorNotice error={write.error} title={t('minutes.failed')} />}
      <TextArea id="minutes-text" labelText={t('minutes.title')} helperText={t('minutes.help')} rows={6} value={minutes} {...faultsOf(write.error)('minutes')} onChange={(event) => setMinutes(event.target.value)} />
      {undecided.length > 0 && (
        <fieldset className="tg-choices tg-stack">
          <legend className="tg-label">{t('minutes.undecided', { count: undecided.length })}</legend>
          {undecided.map(({ change, title }) => (
            <TextInput key={change} id={`defer-${change}`} labelText={t('minutes.defer', { change, title })} maxLength={2_000} value={reasons[change] ?? ''} invalid={missing && !reasons[change]?.trim()} invalidText={t('minutes.deferMissing')} onChange={(event) => setReasons((old) => ({ ...old, [change]: event.target.value }))} />
          ))}
        </fieldset>
      )}
      <div><Button type="submit" size="md" disabled={write.isPending}>{t('minutes.submit')}</Button></div>
    </form>
  );
}
