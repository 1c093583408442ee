import type { WeeklyHours } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { dayName } from './time.js';

/** Hours of a week in words: "Monday 09:00–17:00", with the zone of the place. */
export function WeeklyHoursText({ hours }: { hours: WeeklyHours }) {
  const { t } = useTranslation();
  const days = Map.groupBy(hours.hours, ({ weekday }) => weekday);
  return (
    <ul className="tg-stack tg-stack--tight">
      {[...days].sort(([one], [other]) => one - other).map(([weekday, stretches]) => (
        <li key={weekday}>
          {dayName(weekday)} {stretches.map(({ from, to }) => `${from}–${to}`).join(', ')}
        </li>
      ))}
      <li className="tg-quiet">{t('hours.zoneOf', { zone: hours.timeZone })}</li>
    </ul>
  );
}
