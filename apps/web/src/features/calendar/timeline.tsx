import { CALENDAR_KINDS, type CalendarEntry } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LOCALE } from '../../i18n/i18n.js';
import { EmptyState } from '../../ui/empty-state.js';
import { recordPath } from '../../ui/record-link.js';
import { formatDateTime } from '../../ui/time.js';
import type { Range } from './calendar.js';
import { weeksOf } from './range.js';

const WEEK = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });

/** Four weeks from left to right, a lane for each kind: what overlaps stands one above the other. */
export function Timeline({ entries, range }: { entries: readonly CalendarEntry[]; range: Range }) {
  const { t } = useTranslation('calendar');
  if (entries.length === 0) return <EmptyState title={t('none')} />;
  const [from, to] = [Date.parse(range.from), Date.parse(range.to)];
  const share = (at: number): number => (Math.min(Math.max(at, from), to) - from) / (to - from);
  const lanes = CALENDAR_KINDS.map((kind) => ({ kind, rows: rowsOf(entries.filter((entry) => entry.kind === kind)) })).filter(({ rows }) => rows.length > 0);
  return (
    <div className="tg-lanes" role="list" aria-label={t('view.timeline')}>
      <div className="tg-lanes__weeks" aria-hidden="true">
        {weeksOf(range).map((monday) => <span key={monday.getTime()}>{WEEK.format(monday)}</span>)}
      </div>
      {lanes.map(({ kind, rows }) => (
        <div key={kind} className="tg-lane" role="listitem">
          <h3 className="tg-lane__name">{t(`kind.${kind}`)}</h3>
          <ul className="tg-lane__rows">
            {rows.map(([words, some]) => <li key={words}><Row words={words} entries={some} share={share} /></li>)}
          </ul>
        </div>
      ))}
    </div>
  );
}

/** One row for what comes again: a record's windows stand beside each other. */
function rowsOf(entries: readonly CalendarEntry[]): [string, CalendarEntry[]][] {
  return [...Map.groupBy(entries, ({ kind, number, title }) => (number && kind !== 'holiday' && kind !== 'absence' ? `${number} ${title}` : title))];
}

function Row({ words, entries, share }: { words: string; entries: readonly CalendarEntry[]; share: (at: number) => number }) {
  const number = entries[0]?.number;
  const path = number && recordPath(number);
  return (
    <>
      <span className="tg-lane__words">{path ? <Link to={path}>{words}</Link> : words}</span>
      <span className="tg-lane__track">{entries.map((entry) => <Bar key={entry.start} entry={entry} share={share} />)}</span>
    </>
  );
}

function Bar({ entry: { kind, start, end }, share }: { entry: CalendarEntry; share: (at: number) => number }) {
  const { t } = useTranslation('calendar');
  const [left, right] = [share(Date.parse(start)), share(Date.parse(end))];
  const place = { insetInlineStart: `${left * 100}%`, inlineSize: `max(${(right - left) * 100}%, 0.375rem)` };
  return <span className={`tg-lane__bar tg-bar tg-bar--${kind}`} style={place} title={t('until', { start: formatDateTime(start), end: formatDateTime(end) })} />;
}
