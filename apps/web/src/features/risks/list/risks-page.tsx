import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { ListRows } from '../../../ui/table/list-rows.js';
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
      <ListRows name="risks" label={t('title')} what={t('what.list')} query={query} columns={columns} rowId={({ number }) => number} address={address} empty={t('empty', { returnObjects: true })} />
      {adding && <NewRiskDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function filterOf({ get }: ListAddress): RiskFilter {
  const names = ['state', 'level', 'category', 'owner', 'record', 'probability', 'impact', 'ownerless', 'aboveAppetite', 'q'] as const;
  return Object.fromEntries(names.map((name) => [name, get(name)])) as unknown as RiskFilter;
}
