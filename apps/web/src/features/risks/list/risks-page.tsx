import { Button } from '@carbon/react';
import type { RiskListItem } from '#core/contracts';
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
import { NewRiskDialog } from '../new-risk-dialog.js';
import { type RiskFilter, riskListQuery, riskListQueryString } from '../risks.js';
import '../texts.js';
import { useRiskColumns } from './columns.js';
import { HeatMap } from './heat-map.js';
import { RiskFilters } from './risk-filters.js';

const DEFAULT_SORT = '-updatedAt';

/** `/risks?state&level&category&owner&record&probability&impact&ownerless&aboveAppetite&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation('risks');
  const address = useListAddress(DEFAULT_SORT);
  const filter = filterOf(address);
  const query = useQuery(riskListQuery(filter, address.sort, address.position.cursor));
  const columns = useRiskColumns();
  const mayCreate = useHasRole('requester', 'change-manager', 'implementer', 'service-manager', 'process-owner', 'admin');
  const [adding, setAdding] = useState(false);
  const actions = (
    <>
      <CsvLink path="/risks" query={riskListQueryString(filter, address.sort)} />
      <SavedViews list="risks" />
      {mayCreate && <Button size="md" onClick={() => setAdding(true)}>{t('create')}</Button>}
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      <HeatMap address={address} filter={filter} />
      <RiskFilters address={address} />
      <Loaded query={query} what={t('what.list')}>
        {(page) =>
          page.items.length === 0 ? (
            <NoRisks address={address} />
          ) : (
            <>
              <DataTable<RiskListItem> name="risks" label={t('title')} columns={columns} rows={page.items} rowId={(risk) => risk.number} sorting={address.sorting} onSortingChange={address.setSorting} />
              <ListFooter position={address.position} shown={page.items.length} total={page.total} firstPage={address.firstPage} nextPage={address.nextPage(page.nextCursor, page.items.length)} />
            </>
          )
        }
      </Loaded>
      {adding && <NewRiskDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function filterOf({ get }: ListAddress): RiskFilter {
  const names = ['state', 'level', 'category', 'owner', 'record', 'probability', 'impact', 'ownerless', 'aboveAppetite', 'q'] as const;
  return Object.fromEntries(names.map((name) => [name, get(name)])) as unknown as RiskFilter;
}

function NoRisks({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['risks', 'common']);
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
