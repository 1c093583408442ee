import { Button } from '@carbon/react';
import type { WeeklyHours } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { HoursField } from './hours-field.js';
import { userZone } from './time.js';

interface WindowsFieldProps {
  id: string;
  label: string;
  value: readonly WeeklyHours[];
  fault: { invalid: boolean; invalidText: string | undefined };
  onChange: (value: WeeklyHours[]) => void;
}

const NIGHT = { weekday: 6, from: '22:00', to: '04:00' } as const;

/** Several weeks of hours, each on the clock of its own place. */
export function WindowsField({ id, label, value, fault, onChange }: WindowsFieldProps) {
  const { t } = useTranslation();
  return (
    <fieldset id={id} tabIndex={-1} className="tg-stack tg-stack--tight">
      <legend className="tg-label">{label}</legend>
      {fault.invalidText && <p className="tg-overdue">{fault.invalidText}</p>}
      {value.map((window, index) => (
        <HoursField
          key={index}
          id={`${id}-${index}`}
          label={t('hours.window', { count: index + 1 })}
          value={window}
          fault={{ invalid: false, invalidText: undefined }}
          onChange={(next) => onChange(next ? value.map((one, at) => (at === index ? next : one)) : value.filter((_, at) => at !== index))}
        />
      ))}
      <Button size="sm" kind="tertiary" onClick={() => onChange([...value, { timeZone: userZone, hours: [NIGHT] }])}>{t('hours.addWindow')}</Button>
    </fieldset>
  );
}
