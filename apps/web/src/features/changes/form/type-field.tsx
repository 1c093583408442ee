import { Select, SelectItem } from '@carbon/react';
import { CHANGE_TYPES, type ChangeType } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';
import { fieldId } from './content.js';
import { errorOf, type FieldProps } from './fields.js';

/** Which path the change takes; fixed once its process runs. */
export function TypeField({ content, set, errors, disabled, typeFixed }: FieldProps & { typeFixed: boolean }) {
  const { t } = useTranslation(['changes', 'common']);
  const choose = (type: ChangeType) => {
    set({ type, ...(type === 'standard' ? {} : { template: null }) });
  };
  return (
    <>
      <Select
        id={fieldId('type')}
        labelText={t('field.type')}
        helperText={typeFixed ? t('form.typeFixed') : t(`typeHelp.${content.type}`)}
        value={content.type}
        disabled={disabled || typeFixed}
        {...errorOf(errors, 'type')}
        onChange={(event) => choose(event.target.value as ChangeType)}
      >
        {CHANGE_TYPES.map((type) => (
          <SelectItem key={type} value={type} text={t(`common:changeType.${type}`)} />
        ))}
      </Select>
      {content.template !== null && <p id={fieldId('template')} tabIndex={-1}>{t('pick.follows')} <RecordLink number={content.template} /></p>}
    </>
  );
}
