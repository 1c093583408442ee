import { Select, SelectItem } from '@carbon/react';
import type { Page, PersonView } from '#core/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, queryString } from '../../api/client.js';

const choicesQuery = queryOptions({
  queryKey: ['people', 'choices'],
  queryFn: ({ signal }) => api.get<Page<PersonView>>(`/people${queryString({ limit: 200 })}`, signal),
  staleTime: 60_000,
});

interface PersonSelectProps {
  id: string;
  name: string;
  label: string;
  /** What stands for nobody; absent: somebody has to be chosen. */
  nobody: string;
  help?: string;
  fault: { invalid: boolean; invalidText: string | undefined };
}

/** Chooses a person; the value is their user name, empty for nobody. */
export function PersonSelect({ id, name, label, nobody, help, fault }: PersonSelectProps) {
  const { data } = useQuery(choicesQuery);
  return (
    <Select id={id} name={name} labelText={label} helperText={help} {...fault}>
      <SelectItem value="" text={nobody} />
      {data?.items.filter(({ active }) => active).map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
    </Select>
  );
}
