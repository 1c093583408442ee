import { Button, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { toLocalInput } from '../../../ui/time.js';
import { isoOf } from '../../calendar/local-time.js';
import { type MeasuredKind, useMeasure } from '../catalogue.js';
import type { Measured } from './measurements.js';

/** Adds a figure. A wrong one is corrected by a later one for the same moment. */
export function MeasureForm({ kind, subject }: { kind: MeasuredKind; subject: Measured }) {
  const { t } = useTranslation('catalogue');
  const announce = useAnnounce();
  const measure = useMeasure(kind, subject.number);
  const [at, setAt] = useState(() => toLocalInput(new Date().toISOString()));
  const [value, setValue] = useState('');
  const [note, setNote] = useState('');
  const faultOf = faultsOf(measure.error);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const figure = value.trim() === '' ? NaN : Number(value.trim().replace(',', '.'));
    const done = () => {
      announce(t('measure.done'));
      setValue('');
      setNote('');
    };
    measure.mutate({ at: isoOf(at), value: figure, note: note.trim() }, { onSuccess: done });
  }

  return (
    <form className="tg-filters" aria-label={t('measure.add')} onSubmit={submit} noValidate>
      {measure.error && <ErrorNotice error={measure.error} title={t('measure.failed')} />}
      <TextInput id="measure-at" size="sm" type="datetime-local" labelText={t('measure.at')} value={at} onChange={(event) => setAt(event.target.value)} {...faultOf('at')} />
      <TextInput id="measure-value" size="sm" inputMode="decimal" labelText={t('measure.value', { unit: subject.unit })} value={value} onChange={(event) => setValue(event.target.value)} {...faultOf('value')} />
      <TextInput id="measure-note" size="sm" labelText={t('measure.note')} value={note} maxLength={1_000} onChange={(event) => setNote(event.target.value)} {...faultOf('note')} />
      <Button type="submit" size="sm" disabled={measure.isPending}>{t('measure.submit')}</Button>
    </form>
  );
}
