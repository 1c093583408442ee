import { Button } from '@carbon/react';
import type { CabMeetingView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RiskBadge } from '../../ui/badge.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Loaded } from '../../ui/loaded.js';
import { Moment } from '../../ui/moment.js';
import { RecordLink } from '../../ui/record-link.js';
import { useAddToAgenda, waitingQuery } from './cab.js';
import './texts.js';

/** Changes that may be put on the agenda. */
export function Waiting({ meeting: { number } }: { meeting: CabMeetingView }) {
  const { t } = useTranslation('cab');
  const query = useQuery(waitingQuery);
  const add = useAddToAgenda(number);
  return (
    <section className="tg-section" aria-labelledby="waiting">
      <h2 id="waiting">{t('waiting.title')}</h2>
      {add.error && <ErrorNotice error={add.error} title={t('failed')} />}
      <Loaded query={query} what={t('what.waiting')} lines={3}>
        {(waiting) => (
          <ul className="tg-agenda">
            {waiting.length === 0 && <li className="tg-quiet">{t('waiting.none')}</li>}
            {waiting.map(({ change, title, risk, requester, plannedStart }) => (
              <li key={change} className="tg-card">
                <p className="tg-row"><RecordLink number={change} /><span className="tg-strong">{title}</span>{risk && <RiskBadge risk={risk} />}</p>
                <p className="tg-quiet">{t('agenda.by', { name: requester.displayName })} · <Moment at={plannedStart} /></p>
                <div><Button kind="tertiary" size="sm" disabled={add.isPending} aria-label={t('waiting.add', { change })} onClick={() => add.mutate(change)}>{t('waiting.addShort')}</Button></div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
