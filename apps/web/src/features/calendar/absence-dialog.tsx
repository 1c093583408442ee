import { Button, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import type { AbsenceView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { usePerson } from '../session/session.js';
import { colleaguesQuery, useChangeAbsence, useCreateAbsence } from './calendar.js';
import { toLocalInput } from '../../ui/time.js';
import { isoOf } from './local-time.js';
import './texts.js';

/** One says when one is away, and who takes the tasks meanwhile. */
export function AbsenceDialog({ absence, onClose }: { absence?: AbsenceView; onClose: () => void }) {
  const { t } = useTranslation(['calendar', 'common']);
  const announce = useAnnounce();
  const create = useCreateAbsence();
  const change = useChangeAbsence();
  const { error, isPending } = absence ? change : create;
  const { username } = usePerson();
  const { data: colleagues } = useQuery(colleaguesQuery);
  const faultOf = faultsOf(error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const done = () => {
      announce(t('absence.done'));
      onClose();
    };
    const content = { start: isoOf(text('start')), end: isoOf(text('end')), delegate: text('delegate') || null, note: text('note') };
    if (absence) change.mutate({ absence, content }, { onSuccess: done });
    else create.mutate(content, { onSuccess: done });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="new-absence" disabled={isPending}>{t('absence.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t(absence ? 'absence.edit' : 'absence.title')} onClose={onClose} actions={actions}>
      <form id="new-absence" onSubmit={submit} noValidate className="tg-stack">
        {error && <ErrorNotice error={error} title={t('absence.failed')} />}
        <TextInput id="absence-start" name="start" type="datetime-local" defaultValue={toLocalInput(absence?.start ?? null)} labelText={t('absence.start')} {...faultOf('start')} />
        <TextInput id="absence-end" name="end" type="datetime-local" defaultValue={toLocalInput(absence?.end ?? null)} labelText={t('absence.end')} {...faultOf('end')} />
        <Select key={colleagues ? 'known' : 'asked'} id="absence-delegate" name="delegate" defaultValue={absence?.delegate?.username ?? ''} labelText={t('absence.delegate')} {...faultOf('delegate')}>
          <SelectItem value="" text={t('absence.nobody')} />
          {colleagues?.items.filter((person) => person.active && person.username !== (absence?.person.username ?? username)).map((person) => <SelectItem key={person.username} value={person.username} text={person.displayName} />)}
        </Select>
        <TextArea id="absence-note" name="note" defaultValue={absence?.note ?? ''} labelText={t('absence.note')} helperText={t('absence.noteHelp')} rows={2} maxLength={1_000} />
      </form>
    </Dialog>
  );
}
