import type { AbsenceView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { Page } from '../../../ui/page.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { Timeline } from '../../changes/record/timeline.js';
import { Discussion } from '../../collaboration/discussion.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { absenceQuery } from '../calendar.js';
import '../../changes/texts.js';
import '../texts.js';
import { AbsenceActions } from './absence-actions.js';

const TABS = ['details', 'discussion', 'timeline'] as const;

/** `/calendar/absences/:number/:tab?` */
export function Component() {
  const { t } = useTranslation('calendar');
  const navigate = useNavigate();
  const { number = '', tab } = useParams();
  const query = useQuery(absenceQuery(number));
  const shown = TABS.find((one) => one === tab) ?? 'details';
  const title = query.data ? `${number} ${query.data.person.displayName}` : number;
  const actions = query.data && (
    <>
      <WatchButton number={number} />
      <AbsenceActions absence={query.data} size="md" onRemoved={() => void navigate('/calendar/absences')} />
    </>
  );
  return (
    <Page title={title} crumbs={[{ text: t('title'), to: '/calendar' }, { text: t('registers.absences'), to: '/calendar/absences' }]} actions={actions}>
      <TabLinks label={t('registers.tabs.label')} tabs={TABS.map((one) => ({ to: `/calendar/absences/${number}${one === 'details' ? '' : `/${one}`}`, text: t(`registers.tabs.${one}`), end: one === 'details' }))} />
      <Loaded query={query} what={t('absence.one')}>
        {(absence) => {
          if (shown === 'discussion') return <Discussion number={number} />;
          return shown === 'timeline' ? <Timeline number={number} /> : <Details absence={absence} />;
        }}
      </Loaded>
    </Page>
  );
}

function Details({ absence: { person, start, end, delegate, note } }: { absence: AbsenceView }) {
  const { t } = useTranslation('calendar');
  return (
    <Facts
      facts={[
        { term: t('absence.person'), value: person.displayName },
        { term: t('absence.start'), value: <Moment at={start} /> },
        { term: t('absence.end'), value: <Moment at={end} /> },
        { term: t('absence.delegate'), value: delegate?.displayName ?? t('absence.nobody') },
        ...(note === '' ? [] : [{ term: t('absence.note'), value: note }]),
      ]}
    />
  );
}
