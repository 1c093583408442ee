import { useQuery } from '@tanstack/react-query';
import { FilterSelect } from '../../ui/filter-select.js';
import { SearchField } from '../../ui/search-field.js';
import type { ListAddress } from '../../ui/table/list-address.js';
import { servicesQuery } from '../changes/changes.js';

interface TransitionFiltersProps {
  address: ListAddress;
  texts: { label: string; search: string; state: string; service: string };
  states: readonly { value: string; text: string }[];
}

/** The filters of both lists. */
export function TransitionFilters({ address, texts, states }: TransitionFiltersProps) {
  const { data } = useQuery(servicesQuery);
  const services = data?.items.map(({ number, name }) => ({ value: number, text: `${number} ${name}` })) ?? [];
  return (
    <form className="tg-filters" role="search" aria-label={texts.label} onSubmit={(event) => event.preventDefault()}>
      <SearchField label={texts.search} value={address.get('q')} onChange={(value) => address.set('q', value)} />
      <FilterSelect id="filter-state" label={texts.state} value={address.get('state')} onChange={(value) => address.set('state', value)} options={states} />
      <FilterSelect id="filter-service" label={texts.service} value={address.get('service')} onChange={(value) => address.set('service', value)} options={services} />
    </form>
  );
}
