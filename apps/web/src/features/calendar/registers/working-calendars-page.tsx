import { Button } from '@carbon/react';
import type { WorkingCalendarView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../../ui/table/data-table.js';
import { useHasRole } from '../../session/session.js';
import { workingCalendarsQuery } from '../calendar.js';
import '../texts.js';
import { RegisterTabs } from './register-tabs.js';
import { useSubjectName } from './subjects.js';
import { WorkingCalendarDialog } from './working-calendar-dialog.js';

/** `/calendar/hours`: when the organisation, its groups and those who support a service work. */
export function Component() {
  const { t } = useTranslation(['calendar', 'common']);
  const query = useQuery(workingCalendarsQuery);
  const mayWrite = useHasRole('admin', 'change-manager');
  const [open, setOpen] = useState(false);
  const subjectName = useSubjectName();
  const columns = useMemo<Column<WorkingCalendarView>[]>(
    () => [
      { id: 'number', header: t('registers.number'), fixed: true, cell: (calendar) => <RecordLink number={calendar.number} /> },
      { id: 'name', header: t('hours.name'), fixed: true, cell: (calendar) => calendar.name },
      { id: 'appliesTo', header: t('hours.appliesTo'), cell: (calendar) => calendar.appliesTo.map(subjectName).join(', ') },
      { id: 'timeZone', header: t('common:hours.zone'), cell: (calendar) => calendar.timeZone },
      { id: 'holidays', header: t('hours.holidays'), cell: (calendar) => calendar.holidays.length },
    ],
    [t, subjectName],
  );
  return (
    <Page title={t('registers.hours')} actions={mayWrite && <Button size="md" onClick={() => setOpen(true)}>{t('hours.new')}</Button>}>
      <RegisterTabs />
      <div className="tg-filters"><CsvLink path="/working-calendars" query="" /></div>
      <Loaded query={query} what={t('hours.what')}>
        {(calendars) => (calendars.length === 0 ? <EmptyState title={t('hours.none')}>{t('hours.noneText')}</EmptyState> : <DataTable<WorkingCalendarView> name="working-calendars" label={t('registers.hours')} columns={columns} rows={calendars} rowId={({ number }) => number} />)}
      </Loaded>
      {open && <WorkingCalendarDialog onClose={() => setOpen(false)} />}
    </Page>
  );
}
