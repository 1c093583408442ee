import { Button } from '@carbon/react';
import { CAB_EARLY_MS, type CabAction, type CabMeetingView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { CabStateBadge } from '../../ui/badge.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Facts } from '../../ui/facts.js';
import { Loaded } from '../../ui/loaded.js';
import { Moment } from '../../ui/moment.js';
import { Page } from '../../ui/page.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { formatDateTime } from '../../ui/time.js';
import { Timeline } from '../changes/record/timeline.js';
import { Discussion } from '../collaboration/discussion.js';
import { WatchButton } from '../collaboration/watch-button.js';
import '../changes/texts.js';
import { Agenda } from './agenda.js';
import { meetingQuery, useCancelMeeting, useHoldMeeting } from './cab.js';
import { EditMeetingDialog } from './meeting-dialog.js';
import { Minutes } from './minutes.js';
import './texts.js';
import { Waiting } from './waiting.js';

/** `/cab/:number` */
export function Component() {
  const { t } = useTranslation(['cab', 'changes']);
  const { number = '' } = useParams();
  const query = useQuery(meetingQuery(number));
  const meeting = query.data;
  const actions = meeting && <><WatchButton number={number} /><Actions meeting={meeting} /></>;
  return (
    <Page title={meeting ? `${number} ${meeting.title}` : number} marks={meeting && <CabStateBadge state={meeting.state} />} crumbs={[{ text: t('title'), to: '/cab' }]} actions={actions}>
      <Loaded query={query} what={t('what.one')}>
        {(loaded) => (
          <>
            <MeetingFacts meeting={loaded} />
            <Agenda meeting={loaded} />
            {loaded.allowedActions.includes('keep-agenda') && <Waiting meeting={loaded} />}
            <Minutes meeting={loaded} />
            <section className="tg-section"><Discussion number={number} /></section>
            <section className="tg-section"><h2>{t('changes:tab.timeline')}</h2><Timeline number={number} /></section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function MeetingFacts({ meeting: { start, end, place, chair, members, heldAt, minutedAt } }: { meeting: CabMeetingView }) {
  const { t } = useTranslation(['cab', 'common']);
  const since = (term: string, at: string | null) => (at ? [{ term, value: <Moment at={at} /> }] : []);
  return (
    <section className="tg-section">
      <Facts
        facts={[
          { term: t('field.start'), value: <Moment at={start} /> },
          { term: t('field.end'), value: <Moment at={end} /> },
          { term: t('field.place'), value: place || t('common:none') },
          { term: t('field.chair'), value: chair.displayName },
          { term: t('field.members'), value: members.map(({ displayName }) => displayName).join(', ') },
          ...since(t('field.held'), heldAt),
          ...since(t('field.minuted'), minutedAt),
        ]}
      />
    </section>
  );
}

function Actions({ meeting }: { meeting: CabMeetingView }) {
  const { t } = useTranslation('cab');
  const [open, setOpen] = useState<'edit' | 'cancel' | 'early' | null>(null);
  const hold = useHoldMeeting(meeting.number);
  const cancel = useCancelMeeting(meeting.number);
  const may = (action: CabAction) => meeting.allowedActions.includes(action);
  const close = () => setOpen(null);
  return (
    <>
      {may('cancel') && <Button kind="ghost" size="md" onClick={() => setOpen('cancel')}>{t('action.cancel')}</Button>}
      {may('edit') && <Button kind="tertiary" size="md" onClick={() => setOpen('edit')}>{t('action.edit')}</Button>}
      {may('hold') && <Button size="md" disabled={hold.isPending} onClick={() => (isEarly(meeting) ? setOpen('early') : hold.mutate(false))}>{t('action.hold')}</Button>}
      {hold.error && <ErrorNotice error={hold.error} title={t('failed')} />}
      {open === 'early' && <EarlyDialog meeting={meeting} pending={hold.isPending} onConfirm={() => hold.mutate(true, { onSettled: close })} onClose={close} />}
      {open === 'edit' && <EditMeetingDialog meeting={meeting} onClose={close} />}
      {open === 'cancel' && (
        <ReasonDialog title={t('cancel.title', { number: meeting.number })} confirm={t('cancel.confirm')} danger pending={cancel.isPending} error={cancel.error} onConfirm={(reason) => cancel.mutate(reason, { onSuccess: close })} onClose={close}>
          <p>{t('cancel.text')}</p>
        </ReasonDialog>
      )}
    </>
  );
}

function isEarly({ start }: CabMeetingView): boolean {
  return Date.parse(start) - Date.now() > CAB_EARLY_MS;
}

function EarlyDialog({ meeting: { number, start }, pending, onConfirm, onClose }: { meeting: CabMeetingView; pending: boolean; onConfirm: () => void; onClose: () => void }) {
  const { t } = useTranslation(['cab', 'common']);
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button disabled={pending} onClick={onConfirm}>{t('early.confirm')}</Button>
    </>
  );
  return (
    <Dialog title={t('early.title', { number })} onClose={onClose} actions={actions}>
      <p>{t('early.text', { start: formatDateTime(start) })}</p>
    </Dialog>
  );
}
