import { Select, SelectItem, TextArea } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { implementersQuery } from '../changes.js';
import { ReachedServices } from '../reached-services.js';
import { fieldId } from './content.js';
import { errorOf, type FieldProps } from './fields.js';
import { ItemChoices } from './item-choices.js';

/** The configuration items that the chosen services run on, and those chosen before. */
export function ItemsField({ content: { services, items }, set, errors, disabled }: FieldProps) {
  const { t } = useTranslation('changes');
  const { invalid, invalidText } = errorOf(errors, 'items');
  return (
    <ItemChoices id={fieldId('items')} label={t('field.items')} help={t('help.items')} services={services} chosen={items} onChange={(chosen) => set({ items: chosen })} error={invalid ? invalidText : undefined} disabled={disabled}>
      <ReachedServices items={items} confirmed={services} {...(disabled ? {} : { onConfirm: (service) => set({ services: [...services, service] }) })} />
    </ItemChoices>
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
