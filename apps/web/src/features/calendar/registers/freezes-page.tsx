import { Button } from '@carbon/react';
import type { FreezeView } from '#core/contracts';
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
import { aroundToday, freezesQuery } from '../calendar.js';
import { FreezeDialog } from '../freeze-dialog.js';
import '../texts.js';
import { RegisterEmpty, RegisterFilters } from './register-filters.js';
import { RegisterTabs } from './register-tabs.js';

/** `/calendar/freezes?q&sort` */
export function Component() {
  const { t } = useTranslation('calendar');
  const address = useListAddress();
  const filter = { q: address.get('q'), sort: address.sort, ...aroundToday() };
  const query = useQuery(freezesQuery(filter));
  const mayFreeze = useHasRole('admin', 'change-manager');
  const [open, setOpen] = useState(false);
  const columns = useMemo<Column<FreezeView>[]>(
    () => [
      { id: 'number', header: t('registers.number'), fixed: true, sortable: true, cell: (freeze) => <RecordLink number={freeze.number} /> },
      { id: 'name', header: t('freeze.name'), fixed: true, sortable: true, cell: (freeze) => freeze.name },
      { id: 'kind', header: t('freeze.kind'), sortable: true, cell: (freeze) => t(`freezeKind.${freeze.kind}`) },
      { id: 'start', header: t('freeze.start'), sortable: true, cell: (freeze) => <Moment at={freeze.start} /> },
      { id: 'end', header: t('freeze.end'), sortable: true, cell: (freeze) => <Moment at={freeze.end} /> },
      { id: 'services', header: t('freeze.services'), cell: (freeze) => (freeze.services.length === 0 ? t('freeze.allServices') : freeze.services.map((service) => <span key={service}><RecordLink number={service} /> </span>)) },
    ],
    [t],
  );
  return (
    <Page title={t('registers.freezes')} actions={<><SavedViews list="freezes" />{mayFreeze && <Button size="md" onClick={() => setOpen(true)}>{t('newFreeze')}</Button>}</>}>
      <RegisterTabs />
      <RegisterFilters address={address}><CsvLink path="/freezes" query={queryString(filter)} /></RegisterFilters>
      <Loaded query={query} what={t('registers.freezes')}>
        {(freezes) =>
          freezes.length === 0 ? (
            <RegisterEmpty address={address}><EmptyState title={t('noFreezes')} /></RegisterEmpty>
          ) : (
            <DataTable<FreezeView> name="freezes" label={t('registers.freezes')} columns={columns} rows={freezes} rowId={({ number }) => number} sorting={address.sorting} onSortingChange={address.setSorting} />
          )
        }
      </Loaded>
      {open && <FreezeDialog onClose={() => setOpen(false)} />}
    </Page>
  );
}
