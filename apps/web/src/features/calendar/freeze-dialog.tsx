import { Button, Checkbox, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import { FREEZE_KINDS, type FreezeKind, type FreezeView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { toLocalInput } from '../../ui/time.js';
import { offered } from '../catalogue/catalogue.js';
import { servicesQuery } from '../changes/changes.js';
import { useChangeFreeze, useCreateFreeze } from './calendar.js';
import { isoOf } from './local-time.js';
import './texts.js';

/** Takes a time out of the calendar for some services, or for all. */
export function FreezeDialog({ freeze, onClose }: { freeze?: FreezeView; onClose: () => void }) {
  const { t } = useTranslation(['calendar', 'common']);
  const announce = useAnnounce();
  const create = useCreateFreeze();
  const change = useChangeFreeze();
  const { error, isPending } = freeze ? change : create;
  const { data: known } = useQuery(servicesQuery);
  const [services, setServices] = useState<readonly string[]>(freeze?.services ?? []);
  const faultOf = faultsOf(error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const done = () => {
      announce(t('freeze.done', { name: text('name') }));
      onClose();
    };
    const content = { name: text('name'), kind: text('kind') as FreezeKind, start: isoOf(text('start')), end: isoOf(text('end')), services: [...services], reason: text('reason') };
    if (freeze) change.mutate({ freeze, content }, { onSuccess: done });
    else create.mutate(content, { onSuccess: done });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="new-freeze" disabled={isPending}>{t(freeze ? 'common:action.save' : 'freeze.submit')}</Button>
    </>
  );
  return (
    <Dialog title={freeze ? t('freeze.edit', { number: freeze.number }) : t('freeze.title')} onClose={onClose} actions={actions}>
      <form id="new-freeze" onSubmit={submit} noValidate className="tg-stack">
        {error && <ErrorNotice error={error} title={t('freeze.failed')} />}
        <TextInput id="freeze-name" name="name" defaultValue={freeze?.name ?? ''} labelText={t('freeze.name')} maxLength={120} {...faultOf('name')} />
        <Select id="freeze-kind" name="kind" defaultValue={freeze?.kind ?? FREEZE_KINDS[0]} labelText={t('freeze.kind')}>
          {FREEZE_KINDS.map((kind) => <SelectItem key={kind} value={kind} text={t(`freezeKind.${kind}`)} />)}
        </Select>
        <TextInput id="freeze-start" name="start" type="datetime-local" defaultValue={toLocalInput(freeze?.start ?? null)} labelText={t('freeze.start')} {...faultOf('start')} />
        <TextInput id="freeze-end" name="end" type="datetime-local" defaultValue={toLocalInput(freeze?.end ?? null)} labelText={t('freeze.end')} {...faultOf('end')} />
        <fieldset>
          <legend className="tg-label">{t('freeze.services')}</legend>
          <p className="tg-quiet">{t('freeze.allServices')}</p>
          {offered(known?.items ?? [], services).map(({ number, name }) => (
            <Checkbox key={number} id={`freeze-${number}`} labelText={`${number} ${name}`} checked={services.includes(number)} onChange={(_, { checked }) => setServices(checked ? [...services, number] : services.filter((other) => other !== number))} />
          ))}
        </fieldset>
        <TextArea id="freeze-reason" name="reason" defaultValue={freeze?.reason ?? ''} labelText={t('freeze.reason')} rows={2} maxLength={2_000} />
      </form>
    </Dialog>
  );
}
