import { Button, TextArea } from '@carbon/react';
import type { CabMeetingView } from '#core/contracts';
import { useState } from 'react';
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
  return (
    <form className="tg-stack tg-form" noValidate onSubmit={(event) => (event.preventDefault(), write.mutate(minutes))}>
      {write.error && <ErrorNotice error={write.error} title={t('minutes.failed')} />}
      <TextArea id="minutes-text" labelText={t('minutes.title')} helperText={t('minutes.help')} rows={6} value={minutes} {...faultsOf(write.error)('minutes')} onChange={(event) => setMinutes(event.target.value)} />
      <div><Button type="submit" size="md" disabled={write.isPending}>{t('minutes.submit')}</Button></div>
    </form>
  );
}
