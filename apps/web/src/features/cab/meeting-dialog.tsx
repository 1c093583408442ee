import { Button, Checkbox, Select, SelectItem, TextInput } from '@carbon/react';
import type { CabMeetingView, PersonView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { toLocalInput } from '../../ui/time.js';
import { colleaguesQuery } from '../calendar/calendar.js';
import { isoOf } from '../calendar/local-time.js';
import { type CabContent, useEditMeeting, usePlanMeeting } from './cab.js';
import './texts.js';

/** Plans a meeting. */
export function MeetingDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('cab');
  const navigate = useNavigate();
  const plan = usePlanMeeting();
  return <MeetingForm title={t('dialog.new')} write={plan} onDone={({ number }) => void navigate(`/cab/${number}`)} onClose={onClose} />;
}

/** Changes a planned meeting. */
export function EditMeetingDialog({ meeting, onClose }: { meeting: CabMeetingView; onClose: () => void }) {
  const { t } = useTranslation('cab');
  const edit = useEditMeeting(meeting);
  return <MeetingForm title={t('dialog.edit', { number: meeting.number })} meeting={meeting} write={edit} onDone={onClose} onClose={onClose} />;
}

interface MeetingFormProps {
  title: string;
  meeting?: CabMeetingView;
  write: ReturnType<typeof usePlanMeeting>;
  onDone: (meeting: CabMeetingView) => void;
  onClose: () => void;
}

function MeetingForm({ title, meeting, write, onDone, onClose }: MeetingFormProps) {
  const { t } = useTranslation(['cab', 'common']);
  const announce = useAnnounce();
  const board = useBoard();
  const [members, setMembers] = useState<readonly string[]>(() => meeting?.members.map(({ username }) => username) ?? []);
  const faultOf = faultsOf(write.error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const content: CabContent = { title: text('title'), start: isoOf(text('start')), end: isoOf(text('end')), place: text('place'), chair: text('chair'), members: [...members] };
    const onSuccess = (saved: CabMeetingView) => {
      announce(t('dialog.done', { number: saved.number }));
      onDone(saved);
    };
    write.mutate(content, { onSuccess });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="meeting" disabled={write.isPending}>{t('dialog.save')}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      <form id="meeting" onSubmit={submit} noValidate className="tg-stack">
        {write.error && <ErrorNotice error={write.error} title={t('dialog.failed')} />}
        <TextInput id="meeting-title" name="title" labelText={t('field.title')} maxLength={200} defaultValue={meeting?.title ?? ''} {...faultOf('title')} />
        <TextInput id="meeting-start" name="start" type="datetime-local" labelText={t('field.start')} defaultValue={toLocalInput(meeting?.start ?? null)} {...faultOf('start')} />
        <TextInput id="meeting-end" name="end" type="datetime-local" labelText={t('field.end')} defaultValue={toLocalInput(meeting?.end ?? null)} {...faultOf('end')} />
        <TextInput id="meeting-place" name="place" labelText={t('field.place')} maxLength={500} defaultValue={meeting?.place ?? ''} {...faultOf('place')} />
        {board.length > 0 && (
          <Select id="meeting-chair" name="chair" labelText={t('field.chair')} defaultValue={meeting?.chair.username} {...faultOf('chair')}>
            {board.map(({ username, displayName }) => <SelectItem key={username} value={username} text={displayName} />)}
          </Select>
        )}
        <fieldset>
          <legend className="tg-label">{t('field.members')}</legend>
          {board.map(({ username, displayName }) => (
            <Checkbox key={username} id={`meeting-${username}`} labelText={displayName} checked={members.includes(username)} onChange={(_, { checked }) => setMembers(checked ? [...members, username] : members.filter((one) => one !== username))} />
          ))}
          {faultOf('members').invalid && <p className="tg-field-error">{faultOf('members').invalidText}</p>}
        </fieldset>
      </form>
    </Dialog>
  );
}

/** Who may sit in the board: its members and the change managers. */
function useBoard(): PersonView[] {
  const { data } = useQuery(colleaguesQuery);
  return (data?.items ?? []).filter(({ active, roles }) => active && (roles.includes('cab-member') || roles.includes('change-manager')));
}
