import { Checkbox, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { CHANGE_NOVELTIES, CHANGE_SIZES, type ChangeContent, LEVELS } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { fromLocalInput, toLocalInput } from '../../../ui/time.js';
import type { FieldError } from '../../../ui/validation-summary.js';
import { offered } from '../../catalogue/catalogue.js';
import { servicesQuery } from '../changes.js';
import { fieldId } from './content.js';

export interface FieldProps {
  content: ChangeContent;
  set: (entries: Partial<ChangeContent>) => void;
  errors: readonly FieldError[];
  disabled: boolean;
}

type FieldsOf<Value> = { [Field in keyof ChangeContent]: ChangeContent[Field] extends Value ? Field : never }[keyof ChangeContent];
type TextFieldName = Exclude<FieldsOf<string>, 'type' | 'impact' | 'size' | 'novelty'>;

export function errorOf(errors: readonly FieldError[], field: string): { invalid: boolean; invalidText: string } {
  const message = errors.find((error) => error.field === field)?.message;
  return { invalid: message !== undefined, invalidText: message ?? '' };
}

export function TextField({ field, rows, note, content, set, errors, disabled }: FieldProps & { field: TextFieldName; rows?: number; note?: string | undefined }) {
  const { t } = useTranslation('changes');
  const shared = { id: fieldId(field), labelText: t(`field.${field}`), helperText: note ? `${t(`help.${field}`)} ${note}` : t(`help.${field}`), value: content[field], disabled, ...errorOf(errors, field) };
  if (rows === undefined) return <TextInput {...shared} maxLength={200} onChange={(event) => set({ [field]: event.target.value })} />;
  return <TextArea {...shared} rows={rows} onChange={(event) => set({ [field]: event.target.value })} />;
}

const CHOICES = { impact: LEVELS, size: CHANGE_SIZES, novelty: CHANGE_NOVELTIES } as const;

export function LevelField({ field, content, set, errors, disabled }: FieldProps & { field: keyof typeof CHOICES }) {
  const { t } = useTranslation(['changes', 'common']);
  const texts: Record<keyof typeof CHOICES, (value: string) => string> = {
    impact: (value) => t(`common:level.${value as ChangeContent['impact']}`),
    size: (value) => t(`size.${value as ChangeContent['size']}`),
    novelty: (value) => t(`novelty.${value as ChangeContent['novelty']}`),
  };
  return (
    <Select
      id={fieldId(field)}
      labelText={t(`field.${field}`)}
      helperText={t(`help.${field}`)}
      value={content[field]}
      disabled={disabled}
      {...errorOf(errors, field)}
      onChange={(event) => set({ [field]: event.target.value as ChangeContent[typeof field] })}
    >
      {CHOICES[field].map((value) => (
        <SelectItem key={value} value={value} text={texts[field](value)} />
      ))}
    </Select>
  );
}

export function SwitchField({ content, set, disabled }: FieldProps) {
  const { t } = useTranslation('changes');
  return (
    <Checkbox id={fieldId('backoutTested')} labelText={t('field.backoutTested')} helperText={t('help.backoutTested')} checked={content.backoutTested} disabled={disabled} onChange={(_, { checked }) => set({ backoutTested: checked })} />
  );
}

export function MomentField({ field, content, set, errors, disabled }: FieldProps & { field: 'plannedStart' | 'plannedEnd' }) {
  const { t } = useTranslation('changes');
  return (
    <TextInput
      id={fieldId(field)}
      type="datetime-local"
      labelText={t(`field.${field}`)}
      value={toLocalInput(content[field])}
      disabled={disabled}
      {...errorOf(errors, field)}
      onChange={(event) => set({ [field]: fromLocalInput(event.target.value) })}
    />
  );
}

/** Which services the change touches; the first choice carries the id that the summary leads to. */
export function ServicesField({ content, set, errors, disabled }: FieldProps) {
  const { t } = useTranslation('changes');
  const services = useQuery(servicesQuery);
  const { invalid, invalidText } = errorOf(errors, 'services');
  const toggle = (number: string, checked: boolean) => set({ services: checked ? [...content.services, number] : content.services.filter((other) => other !== number) });
  return (
    <fieldset className="tg-choices" disabled={disabled} aria-describedby={invalid ? 'change-services-error' : undefined}>
      <legend className="tg-label">{t('field.services')}</legend>
      {services.error && <ErrorNotice error={services.error} title={t('form.servicesFailed')} onRetry={() => void services.refetch()} />}
      {services.data?.items.length === 0 && <p className="tg-quiet">{t('form.noServices')}</p>}
      <div className="tg-choices__list">
        {offered(services.data?.items ?? [], content.services).map((service, position) => (
          <Checkbox
            key={service.number}
            id={position === 0 ? fieldId('services') : `${fieldId('services')}-${service.number}`}
            labelText={`${service.name} (${service.number})`}
            checked={content.services.includes(service.number)}
            onChange={(_, { checked }) => toggle(service.number, checked)}
          />
        ))}
      </div>
      <p className="tg-quiet tg-choices__help">{t('help.services')}</p>
      {invalid && (
        <p id="change-services-error" className="tg-field-error">
          {invalidText}
        </p>
      )}
    </fieldset>
  );
}
