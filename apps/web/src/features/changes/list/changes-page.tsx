import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queryString } from '../../../api/client.js';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { ListRows } from '../../../ui/table/list-rows.js';
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
      <ListRows name="changes" label={t('title')} what={t('what.list')} query={query} columns={columns} rowId={({ number }) => number} address={address} empty={t('empty', { returnObjects: true })} />
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
