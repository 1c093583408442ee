import { Button } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { type ListAddress, useListAddress } from '../../../ui/table/list-address.js';
import { ListRows } from '../../../ui/table/list-rows.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { type ReleaseFilter, releaseListQuery, releaseListQueryString } from '../releases.js';
import '../texts.js';
import { useReleaseColumns } from './columns.js';
import { ReleaseFilters } from './release-filters.js';

const DEFAULT_SORT = '-updatedAt';

/** `/releases?state&type&manager&service&delivers&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation('releases');
  const address = useListAddress(DEFAULT_SORT);
  const filter = filterOf(address);
  const query = useQuery(releaseListQuery(filter, address.sort, address.position.cursor));
  const columns = useReleaseColumns();
  const mayCreate = useHasRole('release-manager', 'change-manager', 'process-owner', 'admin');
  const actions = (
    <>
      <Link className="tg-link-button" to="/calendar?kind=release">{t('calendar')}</Link>
      <CsvLink path="/releases" query={releaseListQueryString(filter, address.sort)} />
      <SavedViews list="releases" />
      {mayCreate && <Button as={Link} to="/releases/new" size="md">{t('create')}</Button>}
    </>
  );
  return (
    <Page title={t('title')} actions={actions}>
      <ReleaseFilters address={address} />
      <ListRows name="releases" label={t('title')} what={t('what.list')} query={query} columns={columns} rowId={({ number }) => number} address={address} empty={t('empty', { returnObjects: true })} />
    </Page>
  );
}

function filterOf({ get }: ListAddress): ReleaseFilter {
  return { state: get('state'), type: get('type'), manager: get('manager'), service: get('service'), delivers: get('delivers'), q: get('q') };
}
