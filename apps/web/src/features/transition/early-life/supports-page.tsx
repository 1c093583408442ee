import { Button } from '@carbon/react';
import { EARLY_LIFE_STATES } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../ui/page.js';
import { CsvLink } from '../../../ui/table/csv-link.js';
import { ListRows } from '../../../ui/table/list-rows.js';
import { SavedViews } from '../../collaboration/saved-views.js';
import { useHasRole } from '../../session/session.js';
import { TransitionFilters } from '../transition-filters.js';
import { listQueryString, supportListQuery } from '../transition.js';
import { useTransitionList } from '../use-transition-list.js';
import '../texts.js';
import { BeginDialog } from './begin-dialog.js';
import { useSupportColumns } from './columns.js';

const OPEN_STATES = ['entry', 'running', 'deciding'].join(',');

/** `/early-life-supports?state&service&release&q&sort&cursor` */
export function Component() {
  const { t } = useTranslation(['transition', 'common']);
  const { address, filter } = useTransitionList();
  const query = useQuery(supportListQuery(filter, address.sort, address.position.cursor));
  const columns = useSupportColumns();
  const mayCreate = useHasRole('admin', 'change-manager', 'release-manager', 'service-manager', 'process-owner');
  const [adding, setAdding] = useState(false);
  const texts = { label: t('support.filters.label'), search: t('support.filters.search'), state: t('support.columns.state'), service: t('support.columns.services') };
  const states = [{ value: OPEN_STATES, text: t('support.filters.open') }, ...EARLY_LIFE_STATES.map((state) => ({ value: state, text: t(`common:earlyLifeState.${state}`) }))];
  const actions = (
    <>
      <CsvLink path="/early-life-supports" query={listQueryString(filter, address.sort)} />
      <SavedViews list="early-life-supports" />
      {mayCreate && <Button size="md" onClick={() => setAdding(true)}>{t('support.create')}</Button>}
    </>
  );
  return (
    <Page title={t('support.title')} actions={actions}>
      <TransitionFilters address={address} texts={texts} states={states} />
      <ListRows name="early-life-supports" label={t('support.title')} what={t('support.what.list')} query={query} columns={columns} rowId={({ number }) => number} address={address} empty={t('support.empty', { returnObjects: true })} />
      {adding && <BeginDialog onClose={() => setAdding(false)} />}
    </Page>
  );
}
