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
      <ListRows name="improvements" label={t('title')} what={t('what.list')} query={query} columns={columns} rowId={({ number }) => number} address={address} empty={t('empty', { returnObjects: true })} />
      {adding && <ImprovementDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}

function filterOf({ get }: ListAddress): ImprovementFilter {
  return { state: get('state'), cause: get('cause'), priority: get('priority'), owner: get('owner'), objective: get('objective'), origin: get('origin'), q: get('q') };
}
