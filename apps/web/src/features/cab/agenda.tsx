import { Button } from '@carbon/react';
import type { AgendaItemView, CabMeetingView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, ChangeStateBadge, RiskBadge } from '../../ui/badge.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Moment } from '../../ui/moment.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { RecordLink } from '../../ui/record-link.js';
import './cab.scss';
import { useOrderAgenda, usePostpone, useTakeOffAgenda } from './cab.js';
import { DecisionDialog } from './decision-dialog.js';
import './texts.js';

/** What the meeting talks about, in its order, with the decisions that were taken. */
export function Agenda({ meeting }: { meeting: CabMeetingView }) {
  const { t } = useTranslation('cab');
  return (
    <section className="tg-section" aria-labelledby="agenda">
      <h2 id="agenda">{t('agenda.title')}</h2>
      {meeting.agenda.length === 0 && <p className="tg-quiet">{t('agenda.none')}</p>}
      <ol className="tg-agenda">
        {meeting.agenda.map((item, index) => (
          <li key={item.change} className="tg-card">
            <AgendaItem item={item} />
            {item.state === 'open' && <ItemActions meeting={meeting} item={item} index={index} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function AgendaItem({ item }: { item: AgendaItemView }) {
  const { t } = useTranslation('cab');
  const { change, title, state, changeState, risk, requester, plannedStart, plannedEnd, decisions } = item;
  return (
    <>
      <p className="tg-row">
        <RecordLink number={change} />
        <span className="tg-strong">{title}</span>
        <ChangeStateBadge state={changeState} />
        {risk && <RiskBadge risk={risk} />}
        {state === 'postponed' && <Badge>{t('agenda.postponed')}</Badge>}
      </p>
      <p className="tg-quiet">{t('agenda.by', { name: requester.displayName })} · <Moment at={plannedStart} /> – <Moment at={plannedEnd} /></p>
      {decisions.length === 0 && <p className="tg-quiet">{t('agenda.undecided')}</p>}
      <ul>
        {decisions.map(({ by, at, decision, comment, void: isVoid }) => (
          <li key={at + by.username} className="tg-quote">
            <p><span className="tg-strong">{by.displayName}</span> {t(`decided.${decision}`)}{isVoid && ` (${t('agenda.void')})`} · <Moment at={at} /></p>
            {comment && <p className="tg-prose">{comment}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

function ItemActions({ meeting, item: { change, changeState, decisions }, index }: { meeting: CabMeetingView; item: AgendaItemView; index: number }) {
  const { t } = useTranslation('cab');
  const [open, setOpen] = useState<'decide' | 'postpone' | null>(null);
  const order = useOrderAgenda(meeting.number);
  const takeOff = useTakeOffAgenda(meeting.number);
  const postpone = usePostpone(meeting.number);
  const keeps = meeting.allowedActions.includes('keep-agenda');
  const mayDecide = meeting.allowedActions.includes('decide') && changeState === 'authorize';
  const failure = order.error ?? takeOff.error;
  const close = () => setOpen(null);
  const numbers = meeting.agenda.map((one) => one.change);
  const move = (by: 1 | -1) => order.mutate(swapped(numbers, index, index + by));
  return (
    <div className="tg-row">
      {mayDecide && <Button size="sm" onClick={() => setOpen('decide')}>{t('action.decide')}</Button>}
      {keeps && (
        <>
          <Button kind="ghost" size="sm" disabled={index === 0 || order.isPending} aria-label={t('agenda.up', { change })} onClick={() => move(-1)}>{t('agenda.upShort')}</Button>
          <Button kind="ghost" size="sm" disabled={index === numbers.length - 1 || order.isPending} aria-label={t('agenda.down', { change })} onClick={() => move(1)}>{t('agenda.downShort')}</Button>
          <Button kind="ghost" size="sm" aria-label={t('agenda.postpone', { change })} onClick={() => setOpen('postpone')}>{t('agenda.postponeShort')}</Button>
          {decisions.length === 0 && <Button kind="ghost" size="sm" disabled={takeOff.isPending} aria-label={t('agenda.remove', { change })} onClick={() => takeOff.mutate(change)}>{t('agenda.removeShort')}</Button>}
        </>
      )}
      {failure && <ErrorNotice error={failure} title={t('failed')} />}
      {open === 'decide' && <DecisionDialog meeting={meeting.number} change={change} onClose={close} />}
      {open === 'postpone' && (
        <ReasonDialog title={t('agenda.postponeTitle', { change })} confirm={t('agenda.postponeConfirm')} pending={postpone.isPending} error={postpone.error} onConfirm={(reason) => postpone.mutate({ change, reason }, { onSuccess: close })} onClose={close}>
          <p>{t('agenda.postponeText')}</p>
        </ReasonDialog>
      )}
    </div>
  );
}

function swapped(numbers: readonly string[], one: number, other: number): string[] {
  return numbers.map((number, index) => (index === one ? numbers[other]! : index === other ? numbers[one]! : number));
}
