import { Button, Select, SelectItem, TextInput } from '@carbon/react';
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
import { useCreateAcceptance } from '../transition.js';

/** Drafts the acceptance of a service; its criteria are those of the set. */
export function AcceptanceDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['transition', 'common']);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useCreateAcceptance();
  const { data: services } = useQuery(servicesQuery);
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const faultOf = faultsOf(create.error);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const content = { title: text('title'), service: text('service'), project: text('project') || null, release: text('release') || null, manager: text('manager') || null, desk: text('desk') || null };
    const done = ({ number }: { number: string }) => {
      announce(t('acceptance.form.done', { number }));
      void navigate(`/acceptances/${number}`);
    };
    create.mutate({ content, idempotencyKey }, { onSuccess: done });
  };
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="acceptance" disabled={create.isPending}>{t('acceptance.form.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('acceptance.form.title')} onClose={onClose} actions={actions}>
      <form id="acceptance" onSubmit={submit} noValidate className="tg-stack">
        {create.error && <ErrorNotice error={create.error} title={t('acceptance.form.failed')} />}
        <TextInput id="acceptance-title" name="title" labelText={t('acceptance.form.name')} maxLength={200} {...faultOf('title')} />
        <Select id="acceptance-service" name="service" labelText={t('acceptance.form.service')} {...faultOf('service')}>
          {offered(services?.items ?? []).map(({ number, name }) => <SelectItem key={number} value={number} text={`${number} ${name}`} />)}
        </Select>
        <TextInput id="acceptance-project" name="project" labelText={t('acceptance.form.project')} helperText={t('acceptance.form.optional')} maxLength={20} {...faultOf('project')} />
        <TextInput id="acceptance-release" name="release" labelText={t('acceptance.form.release')} helperText={t('acceptance.form.optional')} maxLength={20} {...faultOf('release')} />
        <PersonSelect id="acceptance-manager" name="manager" label={t('acceptance.form.manager')} nobody={t('acceptance.form.me')} fault={faultOf('manager')} />
        <PersonSelect id="acceptance-desk" name="desk" label={t('acceptance.form.desk')} nobody={t('acceptance.form.me')} fault={faultOf('desk')} />
      </form>
    </Dialog>
  );
}
