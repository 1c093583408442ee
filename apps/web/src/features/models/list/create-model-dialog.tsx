import { Button, Select, SelectItem, TextInput } from '@carbon/react';
import type { ModelKind } from '#core/contracts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { useCreateModel } from '../models.js';
import { newModelContent } from './new-model-content.js';

const KINDS = ['bpmn', 'dmn', 'form'] as const satisfies readonly ModelKind[];

export function CreateModelDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['models', 'common']);
  const navigate = useNavigate();
  const announce = useAnnounce();
  const create = useCreateModel();
  const [kind, setKind] = useState<ModelKind>('bpmn');
  const [name, setName] = useState('');
  const [missing, setMissing] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const text = name.trim();
    setMissing(text === '');
    if (text === '') return;
    create.mutate(
      { kind, name: text, content: newModelContent(kind, text) },
      {
        onSuccess: (model) => {
          announce(t('create.done', { name: model.name }));
          void navigate(`/models/${encodeURIComponent(model.id)}`);
        },
      },
    );
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button type="submit" form="create-model" disabled={create.isPending}>{t('create.submit')}</Button>
    </>
  );
  return (
    <Dialog title={t('create.title')} onClose={onClose} actions={actions}>
      <form id="create-model" onSubmit={submit} noValidate className="tg-stack">
        {create.error && <ErrorNotice error={create.error} title={t('create.failed')} />}
        <Select id="model-kind" labelText={t('create.kind')} value={kind} onChange={(event) => setKind(event.target.value as ModelKind)}>
          {KINDS.map((choice) => (
            <SelectItem key={choice} value={choice} text={t(`kind.${choice}`)} />
          ))}
        </Select>
        <TextInput id="model-name" labelText={t('create.name')} value={name} maxLength={200} invalid={missing} invalidText={t('create.missing')} onChange={(event) => setName(event.target.value)} />
      </form>
    </Dialog>
  );
}
