import { Select, SelectItem } from '@carbon/react';
import { useTranslation } from 'react-i18next';

interface FilterSelectProps {
  id: string;
  label: string;
  value: string;
  options: readonly { value: string; text: string }[];
  /** What the list shows without the filter; absent: any value. */
  unfiltered?: string | undefined;
  onChange: (value: string) => void;
}

/** One filter of a list: any value, or one of a few. */
export function FilterSelect({ id, label, value, options, unfiltered, onChange }: FilterSelectProps) {
  const { t } = useTranslation();
  return (
    <Select id={id} size="sm" labelText={label} value={value} onChange={(event) => onChange(event.target.value)}>
      <SelectItem value="" text={unfiltered ?? t('list.any')} />
      {options.map((option) => (
        <SelectItem key={option.value} value={option.value} text={option.text} />
      ))}
    </Select>
  );
}
