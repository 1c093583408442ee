import { Button, TextInput } from '@carbon/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { PersonSelect } from '../people/person-select.js';
import { RiskFields, riskIn } from './risk-fields.js';
import { useCreateRisk } from './risks.js';

/** Puts a risk on record and opens it. */
export function NewRiskDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['risks', 'common']);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useCreateRisk();
  const faultOf = faultsOf(create.error);
  const [idempotencyKey] = useState(() => crypto.randomUUID());

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim() || null;
    const risk = { ...riskIn(data), owner: text('owner'), record: text('record')?.toUpperCase() ?? null };
    create.mutate({ risk, idempotencyKey }, {
      onSuccess: ({ number }) => {
        announce(t('form.done', { number }));
        void navigate(`/risks/${number}`);
      },
    });
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="new-risk" disabled={create.isPending}>{t('form.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('form.title')} onClose={onClose} actions={actions}>
      <form id="new-risk" onSubmit={submit} noValidate className="tg-stack">
        {create.error && <ErrorNotice error={create.error} title={t('form.failed')} />}
        <RiskFields error={create.error} />
        <TextInput id="risk-record" name="record" labelText={t('field.record')} helperText={t('field.recordHelp')} {...faultOf('record')} />
        <PersonSelect id="risk-owner" name="owner" label={t('field.owner')} nobody={t('owner.none')} help={t('field.ownerHelp')} fault={faultOf('owner')} />
      </form>
    </Dialog>
  );
}
