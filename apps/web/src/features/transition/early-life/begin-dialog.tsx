import { Button, Checkbox, TextInput } from '@carbon/react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { offered } from '../../catalogue/catalogue.js';
import { servicesQuery } from '../../changes/changes.js';
import { PersonSelect } from '../../people/person-select.js';
import { useBeginSupport } from '../transition.js';

/** Begins the early-life support of services that no release delivers. */
export function BeginDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['transition', 'common']);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const begin = useBeginSupport();
  const { data: known } = useQuery(servicesQuery);
  const [services, setServices] = useState<readonly string[]>([]);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const faultOf = faultsOf(begin.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const content = { title: text('title'), services: [...services], manager: text('manager') || null, desk: text('desk') || null, daysAsked: text('days') === '' ? null : Number(text('days')) };
    const done = ({ number }: { number: string }) => {
      announce(t('support.form.done', { number }));
      void navigate(`/early-life-supports/${number}`);
    };
    begin.mutate({ content, idempotencyKey }, { onSuccess: done });
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="begin-support" disabled={begin.isPending}>{t('support.form.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('support.form.title')} onClose={onClose} actions={actions}>
      <form id="begin-support" onSubmit={submit} noValidate className="tg-stack">
        {begin.error && <ErrorNotice error={begin.error} title={t('support.form.failed')} />}
        <TextInput id="support-title" name="title" labelText={t('support.form.name')} maxLength={200} {...faultOf('title')} />
        <fieldset>
          <legend className="tg-label">{t('support.form.services')}</legend>
          {offered(known?.items ?? []).map(({ number, name }) => (
            <Checkbox key={number} id={`support-${number}`} labelText={`${number} ${name}`} checked={services.includes(number)} onChange={(_, { checked }) => setServices(checked ? [...services, number] : services.filter((other) => other !== number))} />
          ))}
        </fieldset>
        <PersonSelect id="support-manager" name="manager" label={t('support.form.manager')} nobody={t('support.form.me')} fault={faultOf('manager')} />
        <PersonSelect id="support-desk" name="desk" label={t('support.form.desk')} nobody={t('support.form.owner')} fault={faultOf('desk')} />
        <TextInput id="support-days" name="days" type="number" min={1} max={250} labelText={t('support.form.days')} helperText={t('support.form.daysHelp')} {...faultOf('daysAsked')} />
      </form>
    </Dialog>
  );
}
