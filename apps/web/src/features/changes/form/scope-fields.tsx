import { Checkbox, Select, SelectItem, TextArea } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { implementersQuery, itemsQuery } from '../changes.js';
import { ReachedServices } from '../reached-services.js';
import { fieldId } from './content.js';
import { errorOf, type FieldProps } from './fields.js';

/** The configuration items that the chosen services run on, and those chosen before. */
export function ItemsField({ content, set, errors, disabled }: FieldProps) {
  const { t } = useTranslation('changes');
  const items = useQuery(itemsQuery(content.services));
  const { invalid, invalidText } = errorOf(errors, 'items');
  const known = items.data ?? [];
  const offered = [...known, ...content.items.filter((number) => !known.some((item) => item.number === number)).map((number) => ({ number, name: number }))];
  const toggle = (number: string, checked: boolean) => set({ items: checked ? [...content.items, number] : content.items.filter((other) => other !== number) });
  if (offered.length === 0 && !items.error) return null;
  return (
    <fieldset className="tg-choices" disabled={disabled} aria-describedby={invalid ? 'change-items-error' : undefined}>
      <legend className="tg-label">{t('field.items')}</legend>
      {items.error && <ErrorNotice error={items.error} title={t('form.itemsFailed')} onRetry={() => void items.refetch()} />}
      <div className="tg-choices__list">
        {offered.map(({ number, name }, position) => (
          <Checkbox
            key={number}
            id={position === 0 ? fieldId('items') : `${fieldId('items')}-${number}`}
            labelText={name === number ? number : `${name} (${number})`}
            checked={content.items.includes(number)}
            onChange={(_, { checked }) => toggle(number, checked)}
          />
        ))}
      </div>
      <p className="tg-quiet tg-choices__help">{t('help.items')}</p>
      {invalid && (
        <p id="change-items-error" className="tg-field-error">
          {invalidText}
        </p>
      )}
      <ReachedServices items={content.items} confirmed={content.services} {...(disabled ? {} : { onConfirm: (service) => set({ services: [...content.services, service] }) })} />
    </fieldset>
  );
}

export function ImplementerField({ content, set, errors, disabled }: FieldProps) {
  const { t } = useTranslation('changes');
  const implementers = useQuery(implementersQuery).data?.items ?? [];
  const { implementer } = content;
  const unknown = implementer !== null && !implementers.some(({ username }) => username === implementer);
  return (
    <Select
      id={fieldId('implementer')}
      labelText={t('field.implementer')}
      helperText={t('help.implementer')}
      value={implementer ?? ''}
      disabled={disabled}
      {...errorOf(errors, 'implementer')}
      onChange={(event) => set({ implementer: event.target.value || null })}
    >
      <SelectItem value="" text={t('form.anyImplementer')} />
      {unknown && <SelectItem value={implementer} text={implementer} />}
      {implementers.map(({ username, displayName }) => (
        <SelectItem key={username} value={username} text={displayName} />
      ))}
    </Select>
  );
}

export function ScheduleReasonField({ content, set, errors, disabled }: FieldProps) {
  const { t } = useTranslation('changes');
  return (
    <TextArea
      id={fieldId('scheduleReason')}
      labelText={t('field.scheduleReason')}
      helperText={t('help.scheduleReason')}
      rows={2}
      value={content.scheduleReason ?? ''}
      disabled={disabled}
      {...errorOf(errors, 'scheduleReason')}
      onChange={(event) => set({ scheduleReason: event.target.value || null })}
    />
  );
}
