import type { CalendarEntry, CalendarKind } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LANGUAGE } from '../../i18n/i18n.js';
import { EmptyState } from '../../ui/empty-state.js';
import { recordPath } from '../../ui/record-link.js';
import { formatDateTime } from '../../ui/time.js';
import type { Range } from './calendar.js';

const DAY_MS = 24 * 3_600_000;
const WEEK = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short' });

/** Four weeks from left to right, a lane for each kind: what overlaps stands one above the other. */
export function Timeline({ entries, range }: { entries: readonly CalendarEntry[]; range: Range }) {
  const { t } = useTranslation('calendar');
  if (entries.length === 0) return <EmptyState title={t('none')} />;
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  const share = (at: number): number => (Math.min(Math.max(at, from), to) - from) / (to - from);
  const lanes = [...Map.groupBy(entries, ({ kind }) => kind)] as [CalendarKind, CalendarEntry[]][];
  return (
    <div className="tg-lanes" role="list" aria-label={t('view.timeline')}>
      <div className="tg-lanes__weeks" aria-hidden="true">
        {Array.from({ length: Math.round((to - from) / (7 * DAY_MS)) }, (_, week) => <span key={week}>{WEEK.format(new Date(from + week * 7 * DAY_MS))}</span>)}
      </div>
      {lanes.map(([kind, some]) => (
        <section key={kind} className="tg-lane" role="listitem">
          <h3 className="tg-lane__name">{t(`kind.${kind}`)}</h3>
          <ul className="tg-lane__bars">
            {some.map((entry, index) => <li key={index}><Bar entry={entry} share={share} /></li>)}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Bar({ entry, share }: { entry: CalendarEntry; share: (at: number) => number }) {
  const { t } = useTranslation('calendar');
  const { kind, number, title, start, end } = entry;
  const [left, right] = [share(Date.parse(start)), share(Date.parse(end))];
  const place = { marginInlineStart: `${left * 100}%`, inlineSize: `max(${(right - left) * 100}%, 0.5rem)` };
  const words = `${number && kind !== 'holiday' ? `${number} ` : ''}${title}`;
  const hint = `${words}, ${t('until', { start: formatDateTime(start), end: formatDateTime(end) })}`;
  const path = number && recordPath(number);
  const bar = <span className={`tg-lane__bar tg-entry tg-entry--${kind}`} style={place} />;
  return (
    <span className="tg-lane__entry" title={hint}>
      <span className="tg-lane__words">{path ? <Link to={path}>{words}</Link> : words}</span>
      {bar}
    </span>
  );
}
