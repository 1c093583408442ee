import type { CalendarEntry } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { LOCALE } from '../../i18n/i18n.js';
import { Badge, type Tone } from '../../ui/badge.js';
import { EmptyState } from '../../ui/empty-state.js';
import { RecordLink } from '../../ui/record-link.js';
import { formatDateTime } from '../../ui/time.js';

const TONES = { change: 'blue', release: 'teal', gate: 'purple', 'early-life-support': 'teal', freeze: 'red', absence: 'neutral', holiday: 'green', 'maintenance-window': 'teal', 'cab-meeting': 'purple', objective: 'yellow', condition: 'purple', risk: 'red', improvement: 'green' } as const satisfies Record<CalendarEntry['kind'], Tone>;
const DAY = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long' });

/** What lies in the time, day by day: the calendar in words. */
export function EntryList({ entries }: { entries: readonly CalendarEntry[] }) {
  const { t } = useTranslation('calendar');
  if (entries.length === 0) return <EmptyState title={t('none')} />;
  const byDay = Map.groupBy(entries, ({ start }) => DAY.format(new Date(start)));
  return (
    <div className="tg-stack">
      {[...byDay].map(([day, some]) => (
        <section key={day} aria-label={day}>
          <h3 className="tg-label">{day}</h3>
          <ul className="tg-lines">
            {some.map((entry, index) => <li key={index}><EntryLine entry={entry} /></li>)}
          </ul>
        </section>
      ))}
    </div>
  );
}

export function EntryLine({ entry }: { entry: CalendarEntry }) {
  const { t } = useTranslation(['calendar', 'common']);
  const { kind, number, title, start, end, allDay, state, services } = entry;
  return (
    <span className="tg-row">
      <Badge tone={TONES[kind]}>{t(`kind.${kind}`)}</Badge>
      <span>{number && <RecordLink number={number} />} {title}</span>
      {!allDay && <span className="tg-quiet">{t('until', { start: formatDateTime(start), end: formatDateTime(end) })}</span>}
      {kind === 'freeze' && (state === 'hard' || state === 'soft') && <span className="tg-quiet">{t(`freezeKind.${state}`)}</span>}
      {services.length > 0 && <span className="tg-quiet">{services.join(', ')}</span>}
    </span>
  );
}
