import { Button } from '@carbon/react';
import type { WorkingCalendarView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { formatDay } from '../../../ui/time.js';
import { WeeklyHoursText } from '../../../ui/weekly-hours.js';
import { Timeline } from '../../changes/record/timeline.js';
import { Discussion } from '../../collaboration/discussion.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { useHasRole } from '../../session/session.js';
import { useRemoveWorkingCalendar, workingCalendarQuery } from '../calendar.js';
import '../../changes/texts.js';
import '../texts.js';
import { useSubjectName } from './subjects.js';
import { WorkingCalendarDialog } from './working-calendar-dialog.js';

const TABS = ['details', 'discussion', 'timeline'] as const;

/** `/calendar/hours/:number/:tab?` */
export function Component() {
  const { t } = useTranslation('calendar');
  const { number = '', tab } = useParams();
  const query = useQuery(workingCalendarQuery(number));
  const shown = TABS.find((one) => one === tab) ?? 'details';
  const title = query.data ? `${number} ${query.data.name}` : number;
  return (
    <Page title={title} crumbs={[{ text: t('title'), to: '/calendar' }, { text: t('registers.hours'), to: '/calendar/hours' }]} actions={query.data && <Actions calendar={query.data} />}>
      <TabLinks label={t('registers.tabs.label')} tabs={TABS.map((one) => ({ to: `/calendar/hours/${number}${one === 'details' ? '' : `/${one}`}`, text: t(`registers.tabs.${one}`), end: one === 'details' }))} />
      <Loaded query={query} what={t('hours.one')}>
        {(calendar) => {
          if (shown === 'discussion') return <Discussion number={number} />;
          return shown === 'timeline' ? <Timeline number={number} /> : <Details calendar={calendar} />;
        }}
      </Loaded>
    </Page>
  );
}

function Details({ calendar }: { calendar: WorkingCalendarView }) {
  const { t } = useTranslation('calendar');
  const subjectName = useSubjectName();
  const { holidays, appliesTo } = calendar;
  const days = [...holidays].sort((one, other) => one.day.localeCompare(other.day));
  return (
    <Facts
      facts={[
        { term: t('hours.week'), value: <WeeklyHoursText hours={calendar} /> },
        { term: t('hours.holidays'), value: days.length === 0 ? t('hours.noHolidays') : <ul>{days.map(({ day, name }) => <li key={day + name}>{formatDay(day)} {name}</li>)}</ul> },
        { term: t('hours.appliesTo'), value: <ul>{appliesTo.map((subject) => <li key={subject}>{subjectName(subject)}</li>)}</ul> },
      ]}
    />
  );
}

function Actions({ calendar }: { calendar: WorkingCalendarView }) {
  const { t } = useTranslation(['calendar', 'common']);
  const navigate = useNavigate();
  const mayWrite = useHasRole('admin', 'change-manager');
  const remove = useRemoveWorkingCalendar();
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const close = () => setOpen(null);
  const actions = (
    <>
      <Button kind="secondary" onClick={close}>{t('common:action.cancel')}</Button>
      <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate(calendar, { onSuccess: () => void navigate('/calendar/hours') })}>{t('hours.remove')}</Button>
    </>
  );
  return (
    <>
      <WatchButton number={calendar.number} />
      {mayWrite && <Button kind="tertiary" size="md" onClick={() => setOpen('edit')}>{t('common:action.edit')}</Button>}
      {mayWrite && <Button kind="ghost" size="md" onClick={() => setOpen('remove')}>{t('hours.remove')}</Button>}
      {open === 'edit' && <WorkingCalendarDialog calendar={calendar} onClose={close} />}
      {open === 'remove' && (
        <Dialog title={t('hours.remove')} onClose={close} actions={actions}>
          {remove.error && <ErrorNotice error={remove.error} title={t('common:error.action')} />}
          <p>{t('hours.removeText')}</p>
        </Dialog>
      )}
    </>
  );
}
