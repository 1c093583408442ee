import { Button } from '@carbon/react';
import { ACCEPTANCE_STATES } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { ListRows } from '../../../ui/table/list-rows.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { TransitionFilters } from '../transition-filters.js';
import { acceptanceListQuery, listQueryString } from '../transition.js';
import { useTransitionList } from '../use-transition-list.js';
import '../texts.js';
import { AcceptanceDialog } from './acceptance-dialog.js';
import { useAcceptanceColumns } from './columns.js';

const OPEN_STATES = ACCEPTANCE_STATES.filter((state) => state !== 'accepted' && state !== 'withdrawn').join(',');

/** `/acceptances?state&service&release&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation(['transition', 'common']);
  const { address, filter } = useTransitionList();
  const query = useQuery(acceptanceListQuery(filter, address.sort, address.position.cursor));
  const columns = useAcceptanceColumns();
  const mayCreate = useHasRole('admin', 'change-manager', 'release-manager', 'service-manager', 'process-owner');
  const [adding, setAdding] = useState(false);
  const texts = { label: t('acceptance.filters.label'), search: t('acceptance.filters.search'), state: t('acceptance.columns.state'), service: t('acceptance.columns.service') };
  const states = [{ value: OPEN_STATES, text: t('acceptance.filters.open') }, ...ACCEPTANCE_STATES.map((state) => ({ value: state, text: t(`common:acceptanceState.${state}`) }))];
  const actions = (
    <>
      <Link to="/transition-sets">{t('acceptance.sets')}</Link>
      <CsvLink path="/acceptances" query={listQueryString(filter, address.sort)} />
      <SavedViews list="acceptances" />
      {mayCreate && <Button size="md" onClick={() => setAdding(true)}>{t('acceptance.create')}</Button>}
    </>
  );
  return (
    <Page title={t('acceptance.title')} actions={actions}>
      <TransitionFilters address={address} texts={texts} states={states} />
      <ListRows name="acceptances" label={t('acceptance.title')} what={t('acceptance.what.list')} query={query} columns={columns} rowId={({ number }) => number} address={address} empty={t('acceptance.empty', { returnObjects: true })} />
      {adding && <AcceptanceDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
