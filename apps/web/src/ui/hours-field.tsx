import { Button } from '@carbon/react';
import { type DayHours, WEEKDAYS, type WeeklyHours } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { dayName, userZone } from './time.js';

interface HoursFieldProps {
  id: string;
  label: string;
  value: WeeklyHours | null;
  fault: { invalid: boolean; invalidText: string | undefined };
  onChange: (value: WeeklyHours | null) => void;
  /** There is always a week: it cannot be taken away. */
  always?: boolean;
}

const OFFICE: DayHours = { weekday: 1, from: '09:00', to: '17:00' };

/** Hours of a week on the clock of a place: a line for each stretch. */
export function HoursField({ id, label, value, fault, onChange, always = false }: HoursFieldProps) {
  const { t } = useTranslation();
  const change = (index: number, part: Partial<DayHours>) => value && onChange({ ...value, hours: value.hours.map((one, at) => (at === index ? { ...one, ...part } : one)) });
  return (
    <fieldset id={id} tabIndex={-1} className="tg-hours">
      <legend className="tg-label">{label}</legend>
      {fault.invalidText && <p className="tg-overdue">{fault.invalidText}</p>}
      {value === null && <Button size="sm" kind="tertiary" onClick={() => onChange({ timeZone: userZone, hours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ ...OFFICE, weekday })) })}>{t('hours.set')}</Button>}
      {value && (
        <>
          <label className="tg-hours__zone">
            <span className="tg-label">{t('hours.zone')}</span>
            <input value={value.timeZone} onChange={(event) => onChange({ ...value, timeZone: event.target.value })} />
          </label>
          {value.hours.map(({ weekday, from, to }, index) => (
            <div key={index} className="tg-hours__line" role="group" aria-label={t('hours.line', { count: index + 1 })}>
              <select aria-label={t('hours.day')} value={weekday} onChange={(event) => change(index, { weekday: Number(event.target.value) as DayHours['weekday'] })}>
                {WEEKDAYS.map((day) => <option key={day} value={day}>{dayName(day)}</option>)}
              </select>
              <input aria-label={t('hours.from')} placeholder="09:00" size={5} value={from} onChange={(event) => change(index, { from: event.target.value })} />
              <span aria-hidden="true">–</span>
              <input aria-label={t('hours.to')} placeholder="17:00" size={5} value={to} onChange={(event) => change(index, { to: event.target.value })} />
              <button type="button" className="tg-link-button" aria-label={t('hours.removeLine', { day: dayName(weekday), from })} onClick={() => onChange({ ...value, hours: value.hours.filter((_, at) => at !== index) })}>×</button>
            </div>
          ))}
          <span className="tg-row">
            <Button size="sm" kind="ghost" onClick={() => onChange({ ...value, hours: [...value.hours, value.hours.at(-1) ?? OFFICE] })}>{t('hours.add')}</Button>
            {!always && <Button size="sm" kind="ghost" onClick={() => onChange(null)}>{t('hours.none')}</Button>}
          </span>
        </>
      )}
    </fieldset>
  );
}
