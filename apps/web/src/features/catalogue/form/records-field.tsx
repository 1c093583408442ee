import { Checkbox } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CatalogueEntry, type CatalogueKind, choicesQuery, offered } from '../catalogue.js';

interface RecordsFieldProps {
  id: string;
  label: string;
  of: CatalogueKind;
  value: readonly string[];
  fault: { invalid: boolean; invalidText: string | undefined };
  onChange: (value: string[]) => void;
}

/** Several records of one kind; a long list can be narrowed by a part of a name. */
export function RecordsField({ id, label, of, value, fault, onChange }: RecordsFieldProps) {
  const { t } = useTranslation('catalogue');
  const { data } = useQuery(choicesQuery(of));
  const [part, setPart] = useState('');
  const all = offered<CatalogueEntry>(data?.items ?? [], value);
  const shown = all.filter(({ number, name }) => value.includes(number) || `${number} ${name}`.toLowerCase().includes(part.toLowerCase()));
  return (
    <fieldset id={id} tabIndex={-1} className="tg-choices" aria-invalid={fault.invalid || undefined}>
      <legend className="tg-label">{label}</legend>
      {fault.invalidText && <p className="tg-overdue">{fault.invalidText}</p>}
      {all.length > 8 && <input type="search" className="tg-search" aria-label={t('narrow', { field: label })} placeholder={t('narrow', { field: label })} value={part} onChange={(event) => setPart(event.target.value)} />}
      <div className="tg-choices__list">
        {shown.map(({ number, name }) => (
          <Checkbox key={number} id={`${id}-${number}`} labelText={`${name} (${number})`} checked={value.includes(number)} onChange={(_, { checked }) => onChange(checked ? [...value, number] : value.filter((other) => other !== number))} />
        ))}
      </div>
    </fieldset>
  );
}
