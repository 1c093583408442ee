import { Checkbox } from '@carbon/react';
import { IMPROVEMENT_CAUSES, IMPROVEMENT_STATES, LEVELS } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.js';
import { SearchField } from '../../../ui/search-field.js';
import type { ListAddress } from '../../../ui/table/list-address.js';
import { usePerson } from '../../session/session.js';

const OPEN_STATES = IMPROVEMENT_STATES.filter((state) => state !== 'achieved' && state !== 'rejected').join(',');

export function ImprovementFilters({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['improvements', 'common']);
  const me = usePerson().username;
  const states = [{ value: OPEN_STATES, text: t('filters.open') }, ...IMPROVEMENT_STATES.map((state) => ({ value: state, text: t(`common:improvementState.${state}`) }))];
  return (
    <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('filters.search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      <FilterSelect id="filter-state" label={t('columns.state')} value={address.get('state')} onChange={(value) => address.set('state', value)} options={states} />
      <FilterSelect id="filter-cause" label={t('columns.cause')} value={address.get('cause')} onChange={(value) => address.set('cause', value)} options={IMPROVEMENT_CAUSES.map((cause) => ({ value: cause, text: t(`cause.${cause}`) }))} />
      <FilterSelect id="filter-priority" label={t('columns.priority')} value={address.get('priority')} onChange={(value) => address.set('priority', value)} options={LEVELS.map((level) => ({ value: level, text: t(`common:level.${level}`) }))} />
      <Checkbox id="filter-mine" labelText={t('filters.mine')} checked={address.get('owner') === me} onChange={(_, { checked }) => address.set('owner', checked ? me : '')} />
    </form>
  );
}
