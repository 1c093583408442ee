import { Button } from '@carbon/react';
import { TEMPLATE_STATES, type TemplateListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { TemplateStateBadge } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { FilterSelect } from '../../ui/filter-select.js';
import { Loaded } from '../../ui/loaded.js';
import { Since } from '../../ui/moment.js';
import { Page } from '../../ui/page.js';
import { RecordLink } from '../../ui/record-link.js';
import { SearchField } from '../../ui/search-field.js';
import { CsvLink } from '../../ui/table/csv-link.js';
import { type Column, DataTable } from '../../ui/table/data-table.js';
import { type ListAddress, useListAddress } from '../../ui/table/list-address.js';
import { ListFooter } from '../../ui/table/list-footer.js';
import { ChangePlaces } from '../changes/change-places.js';
import { servicesQuery } from '../changes/changes.js';
import { SavedViews } from '../collaboration/saved-views.js';
import { useHasRole } from '../session/session.js';
import { templateListQuery } from './templates.js';
import './texts.js';

/** `/templates?state&service&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation('templates');
  const address = useListAddress('title');
  const { get, sort, position } = address;
  const query = useQuery(templateListQuery({ state: get('state'), service: get('service'), q: get('q'), sort, cursor: position.cursor }));
  const columns = useTemplateColumns();
  const mayCreate = useHasRole('requester', 'change-manager', 'implementer', 'process-owner', 'service-manager', 'admin');
  const { search } = useLocation();
  const actions = <><SavedViews list="templates" /><CsvLink path="/change-templates" query={search} />{mayCreate && <Button as={Link} to="/templates/new" size="md">{t('create')}</Button>}</>;
  return (
    <Page title={t('title')} actions={actions}>
      <ChangePlaces />
      <Filters address={address} />
      <Loaded query={query} what={t('what.list')}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t('empty.title')}>{t(address.filtered ? 'empty.filtered' : 'empty.none')}</EmptyState>
          ) : (
            <>
              <DataTable<TemplateListItem> name="templates" label={t('title')} columns={columns} rows={page.items} rowId={({ number }) => number} sorting={address.sorting} onSortingChange={address.setSorting} />
              <ListFooter position={position} shown={page.items.length} total={page.total} firstPage={address.firstPage} nextPage={address.nextPage(page.nextCursor, page.items.length)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Filters({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['templates', 'common']);
  const services = useQuery(servicesQuery);
  return (
    <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('filters.search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      <FilterSelect id="filter-state" label={t('columns.state')} value={address.get('state')} onChange={(value) => address.set('state', value)} options={TEMPLATE_STATES.map((state) => ({ value: state, text: t(`common:templateState.${state}`) }))} />
      <FilterSelect id="filter-service" label={t('columns.services')} value={address.get('service')} onChange={(value) => address.set('service', value)} options={(services.data?.items ?? []).map(({ number, name }) => ({ value: number, text: name }))} />
    </form>
  );
}

function useTemplateColumns(): Column<TemplateListItem>[] {
  const { t } = useTranslation('templates');
  return useMemo(
    () => [
      { id: 'number', header: t('columns.number'), sortable: true, fixed: true, cell: ({ number }) => <Link to={`/templates/${number}`}>{number}</Link> },
      { id: 'title', header: t('columns.title'), sortable: true, fixed: true, cell: ({ title }) => title },
      { id: 'state', header: t('columns.state'), cell: ({ state }) => <TemplateStateBadge state={state} /> },
      { id: 'services', header: t('columns.services'), cell: ({ services }) => <span className="tg-row">{services.map((number) => <RecordLink key={number} number={number} />)}</span> },
      { id: 'maxMinutes', header: t('columns.maxMinutes'), cell: ({ maxMinutes }) => t('minutes', { count: maxMinutes }) },
      { id: 'success', header: t('columns.success'), cell: ({ success }) => t('uses', { uses: success.uses, failed: success.failed }) },
      { id: 'proposer', header: t('columns.proposer'), extra: true, cell: ({ proposer }) => proposer.displayName },
      { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, cell: ({ updatedAt }) => <Since at={updatedAt} /> },
    ],
    [t],
  );
}
