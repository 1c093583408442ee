import { Button, Checkbox, Select, SelectItem, TextArea, TextInput } from '@carbon/react';
import type { ImprovementView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { faultsOf } from '../../ui/faults.js';
import { useAnnounce } from '../../ui/live-message.js';
import { offered } from '../catalogue/catalogue.js';
import { servicesQuery } from '../changes/changes.js';
import { PersonSelect } from '../people/person-select.js';
import { objectiveChoicesQuery, useEditImprovement, usePropose } from './improvements.js';

/** Puts an improvement into the register, or changes what is written about one. */
export function ImprovementDialog({ improvement, onClose }: { improvement?: ImprovementView; onClose: () => void }) {
  const { t } = useTranslation(['improvements', 'common']);
  const [services, setServices] = useState<readonly string[]>(improvement?.services ?? []);
  const { save, error, pending } = useSaving(improvement, onClose);
  const faultOf = faultsOf(error);

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    save({ title: text('title'), description: text('description'), objective: text('objective') || null, services: [...services] }, text('owner') || null);
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="improvement" disabled={pending}>{t(improvement ? 'form.save' : 'form.submit')}</Button>
    </>
  );
  return (
    <Dialog title={improvement ? t('form.editTitle', { number: improvement.number }) : t('form.title')} onClose={onClose} actions={actions}>
      <form id="improvement" onSubmit={submit} noValidate className="tg-stack">
        {error ? <ErrorNotice error={error} title={t('form.failed')} /> : null}
        <TextInput id="improvement-title" name="title" labelText={t('field.title')} maxLength={200} defaultValue={improvement?.title ?? ''} {...faultOf('title')} />
        <TextArea id="improvement-description" name="description" labelText={t('field.description')} rows={3} defaultValue={improvement?.description ?? ''} {...faultOf('description')} />
        <ObjectiveSelect chosen={improvement?.objective ?? ''} fault={faultOf('objective')} />
        <ServiceChoice chosen={services} onChange={setServices} />
        {!improvement && <PersonSelect id="improvement-owner" name="owner" label={t('field.owner')} nobody={t('field.me')} fault={faultOf('owner')} />}
      </form>
    </Dialog>
  );
}

type Content = Pick<ImprovementView, 'title' | 'description' | 'objective' | 'services'>;

function useSaving(improvement: ImprovementView | undefined, onClose: () => void) {
  const { t } = useTranslation('improvements');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const propose = usePropose();
  const edit = useEditImprovement(improvement?.number ?? '');
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const create = (content: Content, owner: string | null) =>
    propose.mutate({ improvement: { ...content, owner }, idempotencyKey }, {
      onSuccess: ({ number }) => {
        announce(t('form.done', { number }));
        void navigate(`/improvements/${number}`);
      },
    });
  const change = (content: Content, { number, version }: ImprovementView) =>
    edit.mutate({ content, version }, {
      onSuccess: () => {
        announce(t('form.saved', { number }));
        onClose();
      },
    });
  const save = (content: Content, owner: string | null) => (improvement ? change(content, improvement) : create(content, owner));
  return { save, error: propose.error ?? edit.error, pending: propose.isPending || edit.isPending };
}

function ObjectiveSelect({ chosen, fault }: { chosen: string; fault: { invalid: boolean; invalidText: string | undefined } }) {
  const { t } = useTranslation('improvements');
  const { data } = useQuery(objectiveChoicesQuery);
  return (
    <Select key={data ? 'known' : 'unknown'} id="improvement-objective" name="objective" labelText={t('field.objective')} defaultValue={chosen} {...fault}>
      <SelectItem value="" text={t('field.noObjective')} />
      {data?.items.map(({ number, name }) => <SelectItem key={number} value={number} text={`${number} ${name}`} />)}
    </Select>
  );
}

function ServiceChoice({ chosen, onChange }: { chosen: readonly string[]; onChange: (services: readonly string[]) => void }) {
  const { t } = useTranslation('improvements');
  const { data } = useQuery(servicesQuery);
  return (
    <fieldset>
      <legend className="tg-label">{t('field.services')}</legend>
      {offered(data?.items ?? [], chosen).map(({ number, name }) => (
        <Checkbox key={number} id={`improvement-${number}`} labelText={`${number} ${name}`} checked={chosen.includes(number)} onChange={(_, { checked }) => onChange(checked ? [...chosen, number] : chosen.filter((other) => other !== number))} />
      ))}
    </fieldset>
  );
}
