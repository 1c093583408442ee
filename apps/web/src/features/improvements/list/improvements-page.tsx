import { Button } from '@carbon/react';
import type { ImprovementListItem } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { DataTable } from '../../../ui/table/data-table.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { ListFooter } from '../../../ui/table/list-footer.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { ImprovementDialog } from '../improvement-dialog.js';
import { type ImprovementFilter, improvementListQuery, improvementListQueryString } from '../improvements.js';
import '../texts.js';
import { useImprovementColumns } from './columns.js';
import { ImprovementFilters } from './improvement-filters.js';

const DEFAULT_SORT = '-updatedAt';

/** `/improvements?state&cause&priority&owner&objective&origin&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation('improvements');
  const address = useListAddress(DEFAULT_SORT);
  const filter = filterOf(address);
  const query = useQuery(improvementListQuery(filter, address.sort, address.position.cursor));
  const columns = useImprovementColumns();
  const mayCreate = useHasRole('requester', 'change-manager', 'implementer', 'service-manager', 'process-owner', 'admin');
  const [adding, setAdding] = useState(false);
  const actions = (
    <>
      <CsvLink path="/improvements" query={improvementListQueryString(filter, address.sort)} />
      <SavedViews list="improvements" />
      {mayCreate && <Button size="md" onClick={() => setAdding(true)}>{t('create')}</Button>}
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      <ImprovementFilters address={address} />
      <Loaded query={query} what={t('what.list')}>
        {(page) =>
          page.items.length === 0 ? (
            <NoImprovements address={address} />
          ) : (
            <>
              <DataTable<ImprovementListItem> name="improvements" label={t('title')} columns={columns} rows={page.items} rowId={(improvement) => improvement.number} sorting={address.sorting} onSortingChange={address.setSorting} />
              <ListFooter position={address.position} shown={page.items.length} total={page.total} firstPage={address.firstPage} nextPage={address.nextPage(page.nextCursor, page.items.length)} />
            </>
          )
        }
      </Loaded>
      {adding && <ImprovementDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function filterOf({ get }: ListAddress): ImprovementFilter {
  return { state: get('state'), cause: get('cause'), priority: get('priority'), owner: get('owner'), objective: get('objective'), origin: get('origin'), q: get('q') };
}

function NoImprovements({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['improvements', 'common']);
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
