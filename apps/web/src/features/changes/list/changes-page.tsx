import { Button } from '@carbon/react';
import type { ChangeListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryString } from '../../../api/client.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { DataTable } from '../../../ui/table/data-table.js';
import { ListFooter } from '../../../ui/table/list-footer.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { ChangePlaces } from '../change-places.js';
import { type ChangeFilter, changeListQuery } from '../changes.js';
import '../texts.js';
import { ChangeFilters } from './change-filters.js';
import { useChangeColumns } from './columns.js';

const DEFAULT_SORT = '-updatedAt';

/** `/changes?state&type&risk&requester&service&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation('changes');
  const address = useListAddress(DEFAULT_SORT);
  const query = useQuery(changeListQuery(filterOf(address)));
  const columns = useChangeColumns();
  const mayCreate = useHasRole('requester', 'change-manager', 'implementer', 'process-owner', 'admin');
  const create = mayCreate && <NewChangeButton />;
  return (
    <Page title={t('title')} actions={<><CsvLink path="/changes" query={queryString({ ...filterOf(address) })} /><SavedViews list="changes" />{create}</>}>
      <ChangePlaces />
      <ChangeFilters address={address} />
      <Loaded query={query} what={t('what.list')}>
        {(page) =>
          page.items.length === 0 ? (
            <NoChanges address={address} />
          ) : (
            <>
              <DataTable<ChangeListItem> name="changes" label={t('title')} columns={columns} rows={page.items} rowId={(change) => change.number} sorting={address.sorting} onSortingChange={address.setSorting} />
              <ListFooter position={address.position} shown={page.items.length} total={page.total} firstPage={address.firstPage} nextPage={address.nextPage(page.nextCursor, page.items.length)} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function filterOf(address: ListAddress): ChangeFilter {
  const { get, sort, position } = address;
  return { state: get('state'), type: get('type'), risk: get('risk'), requester: get('requester'), service: get('service'), q: get('q'), sort, cursor: position.cursor };
}

function NewChangeButton() {
  const { t } = useTranslation('changes');
  return (
    <Button as={Link} to="/changes/new" size="md">
      {t('create')}
    </Button>
  );
}

function NoChanges({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['changes', 'common']);
  const clear = (
    <Button kind="tertiary" size="sm" onClick={address.clear}>
      {t('common:list.clearFilters')}
    </Button>
  );
  return (
    <EmptyState title={t('empty.title')} action={address.filtered ? clear : undefined}>
      {t(address.filtered ? 'empty.filtered' : 'empty.none')}
    </EmptyState>
  );
}
