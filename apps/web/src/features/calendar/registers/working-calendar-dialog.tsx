import { Button, Checkbox, TextInput } from '@carbon/react';
import type { HolidayView, WeeklyHours, WorkingCalendarView } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { HoursField } from '../../../ui/hours-field.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { userZone } from '../../../ui/time.js';
import { useChangeWorkingCalendar, useCreateWorkingCalendar } from '../calendar.js';
import '../../catalogue/catalogue.scss';
import { HolidaysField } from './holidays-field.js';
import { useSubjectName, useSubjects } from './subjects.js';

const OFFICE: WeeklyHours = { timeZone: userZone, hours: ([1, 2, 3, 4, 5] as const).map((weekday) => ({ weekday, from: '09:00', to: '17:00' })) };

/** Makes or changes working hours: the week, the holidays, and for whom they are. */
export function WorkingCalendarDialog({ calendar, onClose }: { calendar?: WorkingCalendarView; onClose: () => void }) {
  const { t } = useTranslation(['calendar', 'common']);
  const announce = useAnnounce();
  const create = useCreateWorkingCalendar();
  const change = useChangeWorkingCalendar();
  const { error, isPending } = calendar ? change : create;
  const [name, setName] = useState(calendar?.name ?? '');
  const [week, setWeek] = useState<WeeklyHours>(calendar ? { timeZone: calendar.timeZone, hours: calendar.hours } : OFFICE);
  const [holidays, setHolidays] = useState<HolidayView[]>(calendar?.holidays ?? []);
  const [appliesTo, setAppliesTo] = useState<string[]>(calendar?.appliesTo ?? []);
  const [subjects, subjectName] = [useSubjects(appliesTo), useSubjectName()];
  const faultOf = faultsOf(error);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const content = { name: name.trim(), ...week, holidays, appliesTo };
    const done = () => {
      announce(t('hours.saved', { name: content.name }));
      onClose();
    };
    if (calendar) change.mutate({ calendar, content }, { onSuccess: done });
    else create.mutate(content, { onSuccess: done });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="working-hours" disabled={isPending}>{t('common:action.save')}</Button>
    </>
  );
  return (
    <Dialog title={t(calendar ? 'hours.edit' : 'hours.new')} onClose={onClose} actions={actions} wide>
      <form id="working-hours" onSubmit={submit} noValidate className="tg-stack">
        {error && <ErrorNotice error={error} title={t('hours.failed')} />}
        <TextInput id="hours-name" labelText={t('hours.name')} value={name} maxLength={120} onChange={(event) => setName(event.target.value)} {...faultOf('name')} />
        <HoursField id="hours-week" label={t('hours.week')} value={week} fault={faultOf('hours').invalid ? faultOf('hours') : faultOf('timeZone')} always onChange={(next) => next && setWeek(next)} />
        <HolidaysField value={holidays} fault={faultOf('holidays')} onChange={setHolidays} />
        <fieldset>
          <legend className="tg-label">{t('hours.appliesTo')}</legend>
          {faultOf('appliesTo').invalidText && <p className="tg-overdue">{faultOf('appliesTo').invalidText}</p>}
          <div className="tg-choices__list">
            {subjects.map((subject) => (
              <Checkbox key={subject} id={`applies-${subject.replace(':', '-')}`} labelText={subjectName(subject)} checked={appliesTo.includes(subject)} onChange={(_, { checked }) => setAppliesTo(checked ? [...appliesTo, subject] : appliesTo.filter((other) => other !== subject))} />
            ))}
          </div>
        </fieldset>
      </form>
    </Dialog>
  );
}
