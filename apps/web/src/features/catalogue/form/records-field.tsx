import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchedChoices } from '../../../ui/searched-choices.js';
import { type CatalogueEntry, type CatalogueKind, choicesQuery, offered } from '../catalogue.js';

interface RecordsFieldProps {
  id: string;
  label: string;
  of: CatalogueKind;
  value: readonly string[];
  fault: { invalid: boolean; invalidText: string | undefined };
  onChange: (value: string[]) => void;
}

const FEW = 8;

/** Several records of one kind; a long list can be narrowed by a part of a name. */
export function RecordsField({ id, label, of, value, fault, onChange }: RecordsFieldProps) {
  const { t } = useTranslation('catalogue');
  const { data } = useQuery(choicesQuery(of));
  const [part, setPart] = useState('');
  const all = offered<CatalogueEntry>(data?.items ?? [], value);
  const shown = all.filter(({ number, name }) => value.includes(number) || `${number} ${name}`.toLowerCase().includes(part.toLowerCase()));
  const search = all.length > FEW ? { search: { label: t('narrow', { field: label }), text: part, onChange: setPart } } : {};
  return <SearchedChoices id={id} label={label} offered={shown.map(({ number, name }) => ({ number, text: `${name} (${number})` }))} chosen={value} {...search} fault={fault} onChange={onChange} />;
}
