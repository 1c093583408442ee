import { type ListAddress, useListAddress } from '../../ui/table/list-address.js';
import type { TransitionFilter } from './transition.js';

const DEFAULT_SORT = '-updatedAt';

/** The address of a list with the filter that it says. */
export function useTransitionList(): { address: ListAddress; filter: TransitionFilter } {
  const address = useListAddress(DEFAULT_SORT);
  const { get } = address;
  return { address, filter: { state: get('state'), service: get('service'), release: get('release'), project: get('project'), q: get('q') } };
}
