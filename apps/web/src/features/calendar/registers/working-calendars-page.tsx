import { Button } from '@carbon/react';
import type { WorkingCalendarView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../../api/client.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../../ui/table/data-table.js';
import { useListAddress } from '../../../ui/table/list-address.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { workingCalendarsQuery } from '../calendar.js';
import '../texts.js';
import { RegisterEmpty, RegisterFilters } from './register-filters.js';
import { RegisterTabs } from './register-tabs.js';
import { useSubjectName } from './subjects.js';
import { WorkingCalendarDialog } from './working-calendar-dialog.js';

/** `/calendar/hours?q&sort`: when the organisation, its groups and those who support a service work. */
export function Component() {
  const { t } = useTranslation(['calendar', 'common']);
  const address = useListAddress();
  const filter = { q: address.get('q'), sort: address.sort };
  const query = useQuery(workingCalendarsQuery(filter));
  const mayWrite = useHasRole('admin', 'change-manager');
  const [open, setOpen] = useState(false);
  const subjectName = useSubjectName();
  const columns = useMemo<Column<WorkingCalendarView>[]>(
    () => [
      { id: 'number', header: t('registers.number'), fixed: true, sortable: true, cell: (calendar) => <RecordLink number={calendar.number} /> },
      { id: 'name', header: t('hours.name'), fixed: true, sortable: true, cell: (calendar) => calendar.name },
      { id: 'appliesTo', header: t('hours.appliesTo'), cell: (calendar) => calendar.appliesTo.map(subjectName).join(', ') },
      { id: 'timeZone', header: t('common:hours.zoneName'), sortable: true, cell: (calendar) => calendar.timeZone },
      { id: 'holidays', header: t('hours.holidays'), cell: (calendar) => calendar.holidays.length },
    ],
    [t, subjectName],
  );
  return (
    <Page title={t('registers.hours')} actions={<><SavedViews list="working-calendars" />{mayWrite && <Button size="md" onClick={() => setOpen(true)}>{t('hours.new')}</Button>}</>}>
      <RegisterTabs />
      <RegisterFilters address={address}><CsvLink path="/working-calendars" query={queryString(filter)} /></RegisterFilters>
      <Loaded query={query} what={t('hours.what')}>
        {(calendars) =>
          calendars.length === 0 ? (
            <RegisterEmpty address={address}><EmptyState title={t('hours.none')}>{t('hours.noneText')}</EmptyState></RegisterEmpty>
          ) : (
            <DataTable<WorkingCalendarView> name="working-calendars" label={t('registers.hours')} columns={columns} rows={calendars} rowId={({ number }) => number} sorting={address.sorting} onSortingChange={address.setSorting} />
          )
        }
      </Loaded>
      {open && <WorkingCalendarDialog onClose={() => setOpen(false)} />}
    </Page>
  );
}
