import { Select, SelectItem } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { peopleQuery } from '../projects/projects.js';

interface PersonFieldProps {
  id: string;
  label: string;
  help?: string;
  /** User name. */
  value: string;
  onChange: (username: string) => void;
  fault?: { invalid: boolean; invalidText: string | undefined };
}

/** Who has a part in a transition: somebody always has it; who is no longer active stays until another is chosen. */
export function PersonField({ id, label, help, value, onChange, fault }: PersonFieldProps) {
  const people = useQuery(peopleQuery).data?.items ?? [];
  return (
    <Select id={id} size="sm" labelText={label} helperText={help} value={value} onChange={(event) => onChange(event.target.value)} {...fault}>
      {people.filter(({ active, username }) => active || username === value).map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
    </Select>
  );
}
