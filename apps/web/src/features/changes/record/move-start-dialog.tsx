import { TextInput } from '@carbon/react';
import type { ChangeView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { fromLocalInput, toLocalInput, userZone } from '../../../ui/time.js';
import { useMoveStart } from '../changes.js';

/** A new window for a scheduled change, with the reason. */
export function MoveStartDialog({ change, onClose }: { change: ChangeView; onClose: () => void }) {
  const { t } = useTranslation(['changes', 'common']);
  const announce = useAnnounce();
  const move = useMoveStart(change.number);
  const [start, setStart] = useState(toLocalInput(change.plannedStart));
  const [end, setEnd] = useState(toLocalInput(change.plannedEnd));
  const [asked, setAsked] = useState(false);
  const [plannedStart, plannedEnd] = [fromLocalInput(start), fromLocalInput(end)];
  const backwards = plannedStart !== null && plannedEnd !== null && plannedEnd <= plannedStart;

  function confirm(reason: string): void {
    setAsked(true);
    if (!plannedStart || !plannedEnd || backwards) return;
    const done = () => {
      announce(t('move.done', { number: change.number }));
      onClose();
    };
    move.mutate({ plannedStart, plannedEnd, reason, version: change.version }, { onSuccess: done });
  }

  return (
    <ReasonDialog title={t('move.title', { number: change.number })} confirm={t('move.confirm')} pending={move.isPending} error={move.error} onConfirm={confirm} onClose={onClose}>
      <p>{t('move.text')}</p>
      <p className="tg-quiet">{t('common:time.zone', { zone: userZone })}</p>
      <TextInput id="move-start" type="datetime-local" labelText={t('field.plannedStart')} value={start} invalid={asked && !plannedStart} invalidText={t('form.noMoment')} onChange={(event) => setStart(event.target.value)} />
      <TextInput id="move-end" type="datetime-local" labelText={t('field.plannedEnd')} value={end} invalid={backwards || (asked && !plannedEnd)} invalidText={t(backwards ? 'form.endBeforeStart' : 'form.noMoment')} onChange={(event) => setEnd(event.target.value)} />
    </ReasonDialog>
  );
}
