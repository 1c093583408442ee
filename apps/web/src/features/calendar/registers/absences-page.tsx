import { Button } from '@carbon/react';
import { ABSENCE_SCOPES, type AbsenceView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queryString } from '../../../api/client.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../../ui/table/data-table.js';
import { useListAddress } from '../../../ui/table/list-address.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { AbsenceDialog } from '../absence-dialog.js';
import { absencesQuery, aroundToday } from '../calendar.js';
import '../texts.js';
import { AbsenceActions } from './absence-actions.js';
import { RegisterEmpty, RegisterFilters } from './register-filters.js';
import { RegisterTabs } from './register-tabs.js';

/** `/calendar/absences?whose&q&sort`: one's own absences, and those of one's team with who stands in. */
export function Component() {
  const { t } = useTranslation('calendar');
  const address = useListAddress();
  const isAdmin = useHasRole('admin');
  const scopes = ABSENCE_SCOPES.filter((scope) => scope !== 'all' || isAdmin);
  const whose = scopes.find((scope) => scope === address.get('whose')) ?? 'own';
  const filter = { whose, q: address.get('q'), sort: address.sort, ...aroundToday() };
  const query = useQuery(absencesQuery(filter));
  const columns = useAbsenceColumns();
  const [open, setOpen] = useState(false);
  return (
    <Page title={t('registers.absences')} actions={<><SavedViews list="absences" /><Button size="md" onClick={() => setOpen(true)}>{t('newAbsence')}</Button></>}>
      <RegisterTabs />
      <RegisterFilters address={address}>
        <div role="group" aria-label={t('whoseLabel')} className="tg-row">
          {scopes.map((scope) => (
            <Button key={scope} size="sm" kind={scope === whose ? 'secondary' : 'ghost'} aria-pressed={scope === whose} onClick={() => address.set('whose', scope === 'own' ? '' : scope)}>{t(`whose.${scope}`)}</Button>
          ))}
        </div>
        <CsvLink path="/absences" query={queryString(filter)} />
      </RegisterFilters>
      <Loaded query={query} what={t('registers.absences')}>
        {(absences) =>
          absences.length === 0 ? (
            <RegisterEmpty address={address}><EmptyState title={t('absence.none')}>{t('absence.noneText')}</EmptyState></RegisterEmpty>
          ) : (
            <DataTable<AbsenceView> name="absences" label={t('registers.absences')} columns={columns} rows={absences} rowId={({ number }) => number} sorting={address.sorting} onSortingChange={address.setSorting} />
          )
        }
      </Loaded>
      {open && <AbsenceDialog onClose={() => setOpen(false)} />}
    </Page>
  );
}

function useAbsenceColumns(): Column<AbsenceView>[] {
  const { t } = useTranslation('calendar');
  return useMemo(
    () => [
      { id: 'number', header: t('registers.number'), fixed: true, sortable: true, cell: ({ number }) => <RecordLink number={number} /> },
      { id: 'person', header: t('absence.person'), fixed: true, sortable: true, cell: ({ person }) => person.displayName },
      { id: 'start', header: t('absence.start'), fixed: true, sortable: true, cell: ({ start }) => <Moment at={start} /> },
      { id: 'end', header: t('absence.end'), sortable: true, cell: ({ end }) => <Moment at={end} /> },
      { id: 'delegate', header: t('absence.delegate'), sortable: true, cell: ({ delegate }) => delegate?.displayName ?? t('absence.nobody') },
      { id: 'note', header: t('absence.note'), cell: ({ note }) => note },
      { id: 'actions', header: t('registers.actions'), cell: (absence) => <AbsenceActions absence={absence} size="sm" /> },
    ],
    [t],
  );
}
