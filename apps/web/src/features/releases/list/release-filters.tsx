import { Checkbox } from '@carbon/react';
import { RELEASE_STATES, RELEASE_TYPES, type ReleaseState } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { FilterSelect } from '../../../ui/filter-select.js';
import { SearchField } from '../../../ui/search-field.js';
import type { ListAddress } from '../../../ui/table/list-address.js';
import { usePerson } from '../../session/session.js';

const ENDED: readonly ReleaseState[] = ['closed', 'rolled-back', 'cancelled'];
const OPEN_STATES = RELEASE_STATES.filter((state) => !ENDED.includes(state)).join(',');

export function ReleaseFilters({ address }: { address: ListAddress }) {
  const { t } = useTranslation(['releases', 'common']);
  const me = usePerson().username;
  const states = [{ value: OPEN_STATES, text: t('filters.open') }, ...RELEASE_STATES.map((state) => ({ value: state, text: t(`common:releaseState.${state}`) }))];
  const types = RELEASE_TYPES.map((type) => ({ value: type, text: t(`common:releaseType.${type}`) }));
  return (
    <form className="tg-filters" role="search" aria-label={t('filters.label')} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={t('filters.search')} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      <FilterSelect id="filter-state" label={t('columns.state')} value={address.get('state')} onChange={(value) => address.set('state', value)} options={states} />
      <FilterSelect id="filter-type" label={t('columns.type')} value={address.get('type')} onChange={(value) => address.set('type', value)} options={types} />
      <Checkbox id="filter-mine" labelText={t('filters.mine')} checked={address.get('manager') === me} onChange={(_, { checked }) => address.set('manager', checked ? me : '')} />
    </form>
  );
}
