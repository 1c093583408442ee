import { Checkbox } from '@carbon/react';
import { PROJECT_CLASSES, PROJECT_STATES } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.js';
import { SearchField } from '../../../ui/search-field.js';
import type { ListAddress } from '../../../ui/table/list-address.js';
import { servicesQuery } from '../../changes/changes.js';
import { usePerson } from '../../session/session.js';

const OPEN_STATES = PROJECT_STATES.filter((state) => state !== 'closed' && state !== 'stopped').join(',');

export function ProjectFilters({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['projects', 'common']);
  const me = usePerson().username;
  const services = useQuery(servicesQuery);
  const states = [{ value: OPEN_STATES, text: t('filters.active') }, ...PROJECT_STATES.map((state) => ({ value: state, text: t(`common:projectState.${state}`) }))];
  return (
    <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('filters.search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      <FilterSelect id="filter-state" label={t('columns.state')} value={address.get('state')} onChange={(value) => address.set('state', value)} options={states} />
      <FilterSelect id="filter-class" label={t('columns.class')} value={address.get('class')} onChange={(value) => address.set('class', value)} options={PROJECT_CLASSES.map((one) => ({ value: one, text: t(`class.${one}`) }))} />
      <FilterSelect id="filter-service" label={t('columns.services')} value={address.get('service')} onChange={(value) => address.set('service', value)} options={(services.data?.items ?? []).map((service) => ({ value: service.number, text: service.name }))} />
      <Checkbox id="filter-mine" labelText={t('filters.mine')} checked={address.get('manager') === me} onChange={(_, { checked }) => address.set('manager', checked ? me : '')} />
      <Checkbox id="filter-timeline" labelText={t('view.timeline')} checked={address.get('view') === 'timeline'} onChange={(_, { checked }) => address.set('view', checked ? 'timeline' : '')} />
    </form>
  );
}
