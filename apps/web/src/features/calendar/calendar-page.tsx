import { Button, Checkbox } from '@carbon/react';
import { CALENDAR_KINDS, type CalendarKind } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { LOCALE } from '../../i18n/i18n.js';
import { Loaded } from '../../ui/loaded.js';
import { Menu } from '../../ui/menu.js';
import { Page } from '../../ui/page.js';
import { userZone } from '../../ui/time.js';
import { useHasRole } from '../session/session.js';
import { AbsenceDialog } from './absence-dialog.js';
import { calendarQuery } from './calendar.js';
import { EntryList } from './entry-list.js';
import { FreezeDialog } from './freeze-dialog.js';
import { Grid } from './grid.js';
import { CALENDAR_VIEWS, type CalendarView, dayOf, rangeOf, step, textOf } from './range.js';
import './calendar.scss';
import './texts.js';
import { RegisterTabs } from './registers/register-tabs.js';
import { Timeline } from './timeline.js';

/** `/calendar?view&day&kind`: one calendar over all kinds of records. */
export function Component() {
  const { t } = useTranslation('calendar');
  const [params, setParams] = useSearchParams();
  const view = CALENDAR_VIEWS.find((one) => one === params.get('view')) ?? defaultView();
  const day = dayOf(params.get('day'));
  const kinds = chosenKinds(params.get('kind'));
  const range = rangeOf(view, day);
  const query = useQuery(calendarQuery(range, kinds));
  const set = (name: string, value: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old);
      if (value === null) next.delete(name);
      else next.set(name, value);
      return next;
    });
  return (
    <Page title={t('title')} actions={<CalendarActions />}>
      <RegisterTabs />
      <div className="tg-calendar-bar">
        <div role="group" aria-label={t('view.label')} className="tg-row">
          {CALENDAR_VIEWS.map((one) => (
            <Button key={one} size="sm" kind={one === view ? 'secondary' : 'ghost'} aria-pressed={one === view} onClick={() => set('view', one)}>{t(`view.${one}`)}</Button>
          ))}
        </div>
        <div className="tg-row">
          <Button size="sm" kind="ghost" aria-label={t('previous')} title={t('previous')} onClick={() => set('day', textOf(step(view, day, -1)))}>‹</Button>
          <Button size="sm" kind="ghost" onClick={() => set('day', null)}>{t('today')}</Button>
          <Button size="sm" kind="ghost" aria-label={t('next')} title={t('next')} onClick={() => set('day', textOf(step(view, day, 1)))}>›</Button>
        </div>
        <h2 className="tg-calendar-bar__title" aria-live="polite">{titleOf(view, day)}</h2>
        <KindMenu kinds={kinds} onChange={(next) => set('kind', next.length === CALENDAR_KINDS.length ? null : next.join(','))} />
      </div>
      <Loaded query={query} what={t('what')}>
        {(entries) => {
          if (view === 'list') return <EntryList entries={entries} />;
          if (view === 'timeline') return <Timeline entries={entries} range={range} />;
          return <Grid entries={entries} view={view} day={day} />;
        }}
      </Loaded>
      <p className="tg-quiet">{t('zone', { zone: userZone })}</p>
    </Page>
  );
}

/** A grid needs room. */
function defaultView(): CalendarView {
  return window.matchMedia('(max-width: 42rem)').matches ? 'list' : 'month';
}

function chosenKinds(text: string | null): CalendarKind[] {
  return text === null ? [...CALENDAR_KINDS] : CALENDAR_KINDS.filter((kind) => text.split(',').includes(kind));
}

function titleOf(view: CalendarView, day: Date): string {
  const { from, to } = rangeOf(view, day);
  if (view === 'month' || view === 'list') return new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric' }).format(day);
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' }).formatRange(new Date(from), new Date(Date.parse(to) - 1));
}

function KindMenu({ kinds, onChange }: { kinds: readonly CalendarKind[]; onChange: (kinds: readonly CalendarKind[]) => void }) {
  const { t } = useTranslation('calendar');
  return (
    <Menu text={t('show')} align="end">
      <fieldset>
        <legend className="tg-label">{t('show')}</legend>
        {CALENDAR_KINDS.map((kind) => (
          <Checkbox key={kind} id={`kind-${kind}`} labelText={t(`kind.${kind}`)} checked={kinds.includes(kind)} onChange={(_, { checked }) => onChange(CALENDAR_KINDS.filter((one) => (one === kind ? checked : kinds.includes(one))))} />
        ))}
      </fieldset>
    </Menu>
  );
}

function CalendarActions() {
  const { t } = useTranslation('calendar');
  const [open, setOpen] = useState<'freeze' | 'absence' | null>(null);
  const mayFreeze = useHasRole('admin', 'change-manager');
  const close = () => setOpen(null);
  return (
    <>
      <Button kind="tertiary" size="md" onClick={() => setOpen('absence')}>{t('newAbsence')}</Button>
      {mayFreeze && <Button size="md" onClick={() => setOpen('freeze')}>{t('newFreeze')}</Button>}
      {open === 'freeze' && <FreezeDialog onClose={close} />}
      {open === 'absence' && <AbsenceDialog onClose={close} />}
    </>
  );
}
