import { Checkbox } from '@carbon/react';
import { CHANGE_STATES, CHANGE_TYPES, RISK_LEVELS } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.js';
import { SearchField } from '../../../ui/search-field.js';
import type { ListAddress } from '../../../ui/table/list-address.js';
import { usePerson } from '../../session/session.js';
import { servicesQuery } from '../changes.js';

const OPEN_STATES = CHANGE_STATES.filter((state) => state !== 'closed' && state !== 'cancelled').join(',');

export function ChangeFilters({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['changes', 'common']);
  const me = usePerson().username;
  const services = useQuery(servicesQuery);
  const states = [{ value: OPEN_STATES, text: t('filters.active') }, ...CHANGE_STATES.map((state) => ({ value: state, text: t(`common:changeState.${state}`) }))];
  return (
    <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('filters.search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      <FilterSelect id="filter-state" label={t('columns.state')} value={address.get('state')} onChange={(value) => address.set('state', value)} options={states} />
      <FilterSelect id="filter-type" label={t('columns.type')} value={address.get('type')} onChange={(value) => address.set('type', value)} options={CHANGE_TYPES.map((type) => ({ value: type, text: t(`common:changeType.${type}`) }))} />
      <FilterSelect id="filter-risk" label={t('columns.risk')} value={address.get('risk')} onChange={(value) => address.set('risk', value)} options={RISK_LEVELS.map((risk) => ({ value: risk, text: t(`common:risk.${risk}`) }))} />
      <FilterSelect id="filter-service" label={t('columns.services')} value={address.get('service')} onChange={(value) => address.set('service', value)} options={(services.data?.items ?? []).map((service) => ({ value: service.number, text: service.name }))} />
      <Checkbox id="filter-mine" labelText={t('filters.mine')} checked={address.get('requester') === me} onChange={(_, { checked }) => address.set('requester', checked ? me : '')} />
    </form>
  );
}
