import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDuration, isoInUserZone } from './time.js';

/** A moment in the user's locale and zone; the exact ISO date with the zone on hover. */
export function Moment({ at }: { at: string | null }) {
  const { t } = useTranslation();
  if (!at) return <span className="tg-quiet">{t('time.none')}</span>;
  return (
    <time dateTime={at} title={isoInUserZone(at)}>
      {formatDateTime(at)}
    </time>
  );
}

/** How far a moment is from now: "3 days ago", "in 2 hours". */
export function Since({ at }: { at: string }) {
  const { t } = useTranslation();
  const distance = Date.parse(at) - Date.now();
  const duration = formatDuration(distance);
  return (
    <time dateTime={at} title={isoInUserZone(at)}>
      {t(distance < 0 ? 'time.ago' : 'time.in', { duration })}
    </time>
  );
}

/** A due date in words, "due in 3 days", marked when it has passed. */
export function DueDate({ at }: { at: string }) {
  const { t } = useTranslation();
  const distance = Date.parse(at) - Date.now();
  const key = distance < 0 ? 'time.overdue' : 'time.due';
  return (
    <time dateTime={at} title={isoInUserZone(at)} className={distance < 0 ? 'tg-overdue' : undefined}>
      {t(key, { duration: formatDuration(distance) })}
    </time>
  );
}
