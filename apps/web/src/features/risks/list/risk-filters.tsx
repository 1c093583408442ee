import { Checkbox } from '@carbon/react';
import { RISK_CATEGORIES, RISK_LEVELS, RISK_STATES } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.js';
import { SearchField } from '../../../ui/search-field.js';
import type { ListAddress } from '../../../ui/table/list-address.js';
import { usePerson } from '../../session/session.js';

const OPEN_STATES = RISK_STATES.filter((state) => state !== 'closed').join(',');

export function RiskFilters({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['risks', 'common']);
  const me = usePerson().username;
  const states = [{ value: OPEN_STATES, text: t('filters.open') }, ...RISK_STATES.map((state) => ({ value: state, text: t(`common:riskState.${state}`) }))];
  const flag = (name: 'ownerless' | 'aboveAppetite', label: string) => (
    <Checkbox id={`filter-${name}`} labelText={label} checked={address.get(name) === 'true'} onChange={(_, { checked }) => address.set(name, checked ? 'true' : '')} />
  );
  return (
    <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('filters.search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      <FilterSelect id="filter-state" label={t('columns.state')} value={address.get('state')} onChange={(value) => address.set('state', value)} options={states} />
      <FilterSelect id="filter-level" label={t('columns.level')} value={address.get('level')} onChange={(value) => address.set('level', value)} options={RISK_LEVELS.map((level) => ({ value: level, text: t(`common:risk.${level}`) }))} />
      <FilterSelect id="filter-category" label={t('columns.category')} value={address.get('category')} onChange={(value) => address.set('category', value)} options={RISK_CATEGORIES.map((category) => ({ value: category, text: t(`category.${category}`) }))} />
      {flag('ownerless', t('filters.ownerless'))}
      {flag('aboveAppetite', t('filters.above'))}
      <Checkbox id="filter-mine" labelText={t('filters.mine')} checked={address.get('owner') === me} onChange={(_, { checked }) => address.set('owner', checked ? me : '')} />
    </form>
  );
}
