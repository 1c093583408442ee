import { Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { HoursField } from '../../../ui/hours-field.js';
import { WindowsField } from '../../../ui/windows-field.js';
import { colleaguesQuery } from '../../calendar/calendar.js';
import { type CatalogueEntry, choicesQuery, offered } from '../catalogue.js';
import type { FieldSpec } from '../fields.js';
import { RecordsField } from './records-field.js';

interface FieldInputProps {
  field: FieldSpec;
  id: string;
  value: unknown;
  /** Why it may not be changed; undefined: it may. */
  locked: string | undefined;
  fault: { invalid: boolean; invalidText: string | undefined };
  onChange: (value: unknown) => void;
}

/** The input of one field, of whatever type; one that is locked says why. */
export function FieldInput({ field, id, value, locked, fault, onChange }: FieldInputProps) {
  const { t } = useTranslation(['catalogue', 'common']);
  const label = field.required ? t(`field.${field.name}`) : `${t(`field.${field.name}`)} ${t('common:form.optional')}`;
  const common = { id, labelText: label, disabled: locked !== undefined, helperText: locked ?? helpOf(field, t), ...fault };
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (field.type) {
    case 'text':
      return <TextInput {...common} value={text} maxLength={500} onChange={(event) => onChange(event.target.value)} />;
    case 'area':
      return <TextArea {...common} value={text} rows={3} maxLength={4_000} onChange={(event) => onChange(event.target.value)} />;
    case 'number':
      return <TextInput {...common} value={text} inputMode="decimal" onChange={(event) => onChange(event.target.value)} />;
    case 'day':
      return <TextInput {...common} type="date" value={text} onChange={(event) => onChange(event.target.value || null)} />;
    case 'choice':
      return (
        <Select {...common} value={text} onChange={(event) => onChange(event.target.value)}>
          {field.choices.map((choice) => <SelectItem key={choice} value={choice} text={t(`${field.words}.${choice}` as never)} />)}
        </Select>
      );
    case 'person':
      return <PersonSelect common={common} value={text} onChange={onChange} />;
    case 'record':
      return <RecordSelect common={common} of={field.of} value={text} onChange={onChange} />;
    case 'records':
      return <RecordsField id={id} label={label} of={field.of} value={value as string[]} fault={fault} onChange={onChange} />;
    case 'hours':
      return <HoursField id={id} label={label} value={value as never} fault={fault} onChange={onChange} />;
    case 'windows':
      return <WindowsField id={id} label={label} value={value as never} fault={fault} onChange={onChange} />;
  }
}

function helpOf(field: FieldSpec, t: (key: 'help.indicator' | 'help.maintenanceWindows') => string): string | undefined {
  return field.name === 'indicator' || field.name === 'maintenanceWindows' ? t(`help.${field.name}`) : undefined;
}

interface Choice {
  common: { id: string; labelText: string; disabled: boolean; helperText: string | undefined; invalid: boolean; invalidText: string | undefined };
  value: string;
  onChange: (value: string) => void;
}

function PersonSelect({ common, value, onChange }: Choice) {
  const { t } = useTranslation('catalogue');
  const { data } = useQuery(colleaguesQuery);
  return (
    <Select {...common} value={value} onChange={(event) => onChange(event.target.value)}>
      <SelectItem value="" text={t('choose')} />
      {data?.items.filter(({ active, username }) => active || username === value).map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
    </Select>
  );
}

function RecordSelect({ common, of, value, onChange }: Choice & { of: 'services' | 'items' | 'goals' | 'objectives' | 'service-levels' }) {
  const { t } = useTranslation('catalogue');
  const { data } = useQuery(choicesQuery(of));
  return (
    <Select {...common} value={value} onChange={(event) => onChange(event.target.value)}>
      <SelectItem value="" text={t('choose')} />
      {offered<CatalogueEntry>(data?.items ?? [], [value]).map(({ number, name }) => <SelectItem key={number} value={number} text={`${name} (${number})`} />)}
    </Select>
  );
}
