import dayGridPlugin from '@fullcalendar/daygrid';
import FullCalendar from '@fullcalendar/react';
import timeGridPlugin from '@fullcalendar/timegrid';
import type { CalendarEntry } from '#core/contracts';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { LOCALE } from '../../i18n/i18n.js';
import { recordPath } from '../../ui/record-link.js';

const VIEWS = { month: 'dayGridMonth', week: 'timeGridWeek' } as const;

/** A month or a week as a grid. Freezes and holidays shade their days, everything else is a bar that leads to its record. */
export function Grid({ entries, view, day }: { entries: readonly CalendarEntry[]; view: keyof typeof VIEWS; day: Date }) {
  const calendar = useRef<FullCalendar>(null);
  const navigate = useNavigate();
  const time = day.getTime();
  useEffect(() => {
    // The library moves its own state while React draws: a moment later is early enough.
    queueMicrotask(() => calendar.current?.getApi().changeView(VIEWS[view], time));
  }, [view, time]);
  return (
    <div className="tg-calendar-grid">
      <FullCalendar
        ref={calendar}
        plugins={[dayGridPlugin, timeGridPlugin]}
        initialView={VIEWS[view]}
        initialDate={day}
        headerToolbar={false}
        firstDay={1}
        height="auto"
        dayMaxEvents={4}
        nowIndicator
        locale={LOCALE}
        eventTimeFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        views={{ timeGridWeek: { dayHeaderFormat: { weekday: 'short', day: 'numeric', month: 'short' } } }}
        slotLabelFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        // The library names a day by its date alone; without that name its content speaks.
        dayCellDidMount={({ el }) => el.removeAttribute('aria-labelledby')}
        events={entries.flatMap(eventsOf)}
        eventClick={({ event, jsEvent }) => {
          if (!event.url) return;
          jsEvent.preventDefault();
          void navigate(event.url);
        }}
      />
    </div>
  );
}

function eventsOf({ kind, number, title, start, end, allDay, state }: CalendarEntry) {
  const path = number && recordPath(number);
  const names = [`tg-bar tg-bar--${kind}`, ...(state ? [`tg-bar--${kind}-${state}`] : [])];
  const text = number && kind !== 'holiday' && kind !== 'absence' ? `${number} ${title}` : title;
  const bar = { title: text, start, end, allDay, classNames: names, ...(path && { url: path }) };
  return kind === 'freeze' ? [bar, { start, end, display: 'background', classNames: names }] : [bar];
}
