import { Button, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { usePerson } from '../session/session.js';
import { colleaguesQuery, useCreateAbsence } from './calendar.js';
import { isoOf } from './local-time.js';
import './texts.js';

/** One says when one is away, and who takes the tasks meanwhile. */
export function AbsenceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['calendar', 'common']);
  const announce = useAnnounce();
  const create = useCreateAbsence();
  const { username } = usePerson();
  const { data: colleagues } = useQuery(colleaguesQuery);
  const faultOf = faultsOf(create.error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const done = () => {
      announce(t('absence.done'));
      onClose();
    };
    create.mutate({ start: isoOf(text('start')), end: isoOf(text('end')), delegate: text('delegate') || null, note: text('note') }, { onSuccess: done });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="new-absence" disabled={create.isPending}>{t('absence.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('absence.title')} onClose={onClose} actions={actions}>
      <form id="new-absence" onSubmit={submit} noValidate className="tg-stack">
        {create.error && <ErrorNotice error={create.error} title={t('absence.failed')} />}
        <TextInput id="absence-start" name="start" type="datetime-local" labelText={t('absence.start')} {...faultOf('start')} />
        <TextInput id="absence-end" name="end" type="datetime-local" labelText={t('absence.end')} {...faultOf('end')} />
        <Select id="absence-delegate" name="delegate" labelText={t('absence.delegate')} {...faultOf('delegate')}>
          <SelectItem value="" text={t('absence.nobody')} />
          {colleagues?.items.filter((person) => person.active && person.username !== username).map((person) => <SelectItem key={person.username} value={person.username} text={person.displayName} />)}
        </Select>
        <TextArea id="absence-note" name="note" labelText={t('absence.note')} helperText={t('absence.noteHelp')} rows={2} maxLength={1_000} />
      </form>
    </Dialog>
  );
}
