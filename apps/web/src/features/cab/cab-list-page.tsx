import { Button } from '@carbon/react';
import { CAB_STATES, type CabMeetingListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { CabStateBadge } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { Loaded } from '../../ui/loaded.js';
import { Moment } from '../../ui/moment.js';
import { Page } from '../../ui/page.js';
import { SearchField } from '../../ui/search-field.js';
import { CsvLink } from '../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { useListAddress } from '../../ui/table/list-address.js';
import { ListFooter } from '../../ui/table/list-footer.js';
import { ChangePlaces } from '../changes/change-places.js';
import { SavedViews } from '../collaboration/saved-views.js';
import { useHasRole } from '../session/session.js';
import { cabListQuery } from './cab.js';
import { MeetingDialog } from './meeting-dialog.js';
import './texts.js';

/** `/cab?state&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation(['cab', 'common']);
  const address = useListAddress('-start');
  const { get, sort, position } = address;
  const query = useQuery(cabListQuery({ state: get('state'), q: get('q'), sort, cursor: position.cursor }));
  const columns = useMeetingColumns();
  const mayPlan = useHasRole('change-manager', 'admin');
  const [planning, setPlanning] = useState(false);
  const { search } = useLocation();
  const actions = <><SavedViews list="cab-meetings" /><CsvLink path="/cab-meetings" query={search} />{mayPlan && <Button size="md" onClick={() => setPlanning(true)}>{t('create')}</Button>}</>;
  return (
    <Page title={t('title')} actions={actions}>
      <ChangePlaces />
      <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
        <SearchField label={t('filters.search')} value={get('q')} onChange={(value) => address.set('q', value)} />
        <FilterSelect id="filter-state" label={t('columns.state')} value={get('state')} onChange={(value) => address.set('state', value)} options={CAB_STATES.map((state) => ({ value: state, text: t(`common:cabState.${state}`) }))} />
      </form>
      <Loaded query={query} what={t('what.list')}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('empty.title')}>{t(address.filtered ? 'empty.filtered' : 'empty.none')}</EmptyState>
          ) : (
            <>
              <DataTable<CabMeetingListItem> name="cab" label={t('title')} columns={columns} rows={page.items} rowId={({ number }) => number} sorting={address.sorting} onSortingChange={address.setSorting} />
              <ListFooter position={position} shown={page.items.length} total={page.total} firstPage={address.firstPage} nextPage={address.nextPage(page.nextCursor, page.items.length)} />
            </>
          )
        }
      </Loaded>
      {planning && <MeetingDialog onClose={() => setPlanning(false)} />}
    </Page>
  );
}

function useMeetingColumns(): Column<CabMeetingListItem>[] {
  const { t } = useTranslation('cab');
  return useMemo(
    () => [
      { id: 'number', header: t('columns.number'), fixed: true, cell: ({ number }) => <Link to={`/cab/${number}`}>{number}</Link> },
      { id: 'title', header: t('columns.title'), fixed: true, cell: ({ title }) => title },
      { id: 'state', header: t('columns.state'), cell: ({ state }) => <CabStateBadge state={state} /> },
      { id: 'start', header: t('columns.start'), sortable: true, cell: ({ start }) => <Moment at={start} /> },
      { id: 'end', header: t('columns.end'), extra: true, cell: ({ end }) => <Moment at={end} /> },
      { id: 'chair', header: t('columns.chair'), cell: ({ chair }) => chair.displayName },
      { id: 'changes', header: t('columns.changes'), cell: ({ changes }) => changes },
    ],
    [t],
  );
}
