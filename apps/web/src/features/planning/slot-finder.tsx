import { Button, TextInput } from '@carbon/react';
import type { ChangeContent, SlotView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/error-notice.js';
import { WithRecordLinks } from '../../ui/record-link.js';
import { formatDateTime } from '../../ui/time.js';
import { useNextSlot } from './planning.js';
import './planning.scss';
import './texts.js';

const MINUTE_MS = 60_000;
const USUAL_MINUTES = 60;

interface SlotFinderProps {
  content: ChangeContent;
  number: string | undefined;
  disabled: boolean;
  onTake: (plannedStart: string, plannedEnd: string) => void;
}

/** Looks for the next window that nothing is in the way of. */
export function SlotFinder({ content, number, disabled, onTake }: SlotFinderProps) {
  const { t } = useTranslation('planning');
  const slot = useNextSlot();
  const [minutes, setMinutes] = useState(() => minutesOf(content));
  return (
    <div className="tg-stack tg-stack--tight">
      <div className="tg-slot">
        <TextInput id="slot-minutes" type="number" min={1} labelText={t('slot.length')} value={String(minutes)} disabled={disabled} onChange={(event) => setMinutes(Number(event.target.value))} />
        <Button kind="tertiary" size="md" disabled={disabled || slot.isPending || !(minutes >= 1)} onClick={() => slot.mutate({ content, number, minutes })}>{t('slot.find')}</Button>
      </div>
      {slot.error && <ErrorNotice error={slot.error} title={t('slot.failed')} />}
      <div role="status">{slot.data && <Found slot={slot.data} disabled={disabled} onTake={onTake} />}</div>
    </div>
  );
}

function Found({ slot, disabled, onTake }: { slot: SlotView; disabled: boolean; onTake: SlotFinderProps['onTake'] }) {
  const { t } = useTranslation('planning');
  if (!slot.found) return <p><WithRecordLinks text={slot.sentence} /></p>;
  return (
    <p className="tg-row">
      {t('slot.found', { start: formatDateTime(slot.start), end: formatDateTime(slot.end) })}
      <Button kind="ghost" size="sm" disabled={disabled} onClick={() => onTake(slot.start, slot.end)}>{t('slot.use')}</Button>
    </p>
  );
}

function minutesOf({ plannedStart, plannedEnd }: ChangeContent): number {
  const planned = plannedStart && plannedEnd ? (Date.parse(plannedEnd) - Date.parse(plannedStart)) / MINUTE_MS : 0;
  return planned >= 1 ? Math.round(planned) : USUAL_MINUTES;
}
