import { Button } from '@carbon/react';
import type { HolidayView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import '../texts.js';

interface HolidaysFieldProps {
  value: readonly HolidayView[];
  fault: { invalid: boolean; invalidText: string | undefined };
  onChange: (value: HolidayView[]) => void;
}

/** Days on which nobody works, each with its name. */
export function HolidaysField({ value, fault, onChange }: HolidaysFieldProps) {
  const { t } = useTranslation('calendar');
  const change = (index: number, part: Partial<HolidayView>) => onChange(value.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset id="holidays" tabIndex={-1} className="tg-hours">
      <legend className="tg-label">{t('hours.holidays')}</legend>
      {fault.invalidText && <p className="tg-overdue">{fault.invalidText}</p>}
      {value.map(({ day, name }, index) => (
        <div key={index} className="tg-hours__line" role="group" aria-label={t('hours.holiday', { count: index + 1 })}>
          <input type="date" aria-label={t('hours.day')} value={day} onChange={(event) => change(index, { day: event.target.value })} />
          <input aria-label={t('hours.holidayName')} value={name} maxLength={120} onChange={(event) => change(index, { name: event.target.value })} />
          <button type="button" className="tg-link-button" aria-label={t('hours.removeHoliday', { name: name || day })} onClick={() => onChange(value.filter((_, at) => at !== index))}>×</button>
        </div>
      ))}
      <span><Button size="sm" kind="ghost" onClick={() => onChange([...value, { day: '', name: '' }])}>{t('hours.addHoliday')}</Button></span>
    </fieldset>
  );
}
