import { Button, TextArea, TextInput } from '@carbon/react';
import type { EarlyLifeLevelView } from '#core/contracts';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { useMeasure } from '../transition.js';

/** The figure of a level for a day, or the correction of one. */
export function MeasureDialog({ number, level, onClose }: { number: string; level: EarlyLifeLevelView; onClose: () => void }) {
  const { t } = useTranslation(['transition', 'common']);
  const announce = useAnnounce();
  const measure = useMeasure(number, level.key);
  const faultOf = faultsOf(measure.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const done = () => {
      announce(t('levels.saved'));
      onClose();
    };
    measure.mutate({ value: Number.parseFloat(text('value')), note: text('note'), day: text('day') || null }, { onSuccess: done });
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="measure" disabled={measure.isPending}>{t('common:action.save')}</Button>
    </>
  );
  return (
    <Dialog title={t('levels.title')} onClose={onClose} actions={actions}>
      <form id="measure" onSubmit={submit} noValidate className="tg-stack">
        {measure.error && <ErrorNotice error={measure.error} title={t('levels.failed')} />}
        <p className="tg-strong">{level.name}</p>
        <p>{t('levels.target', { direction: t(`direction.${level.direction}`), target: level.target, unit: level.unit })}</p>
        <TextInput id="measure-day" name="day" type="date" labelText={t('levels.day')} {...faultOf('day')} />
        <TextInput id="measure-value" name="value" type="number" step="any" labelText={t('levels.value')} {...faultOf('value')} />
        <TextArea id="measure-note" name="note" labelText={t('levels.note')} rows={2} maxLength={2_000} />
      </form>
    </Dialog>
  );
}
