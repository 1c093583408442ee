import { Button } from '@carbon/react';
import type { TemplateAction, TemplateView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { useAnnounce } from '../../ui/live-message.js';
import { ReasonDialog } from '../../ui/reason-dialog.js';
import { useDeleteTemplate, useEndOfUse, useProposeTemplate } from './templates.js';
import './texts.js';

type Open = 'demote' | 'retire' | 'delete-draft' | null;

/** The buttons that the signed-in person may press in this state. */
export function TemplateActions({ template }: { template: TemplateView }) {
  const { t } = useTranslation('templates');
  const announce = useAnnounce();
  const propose = useProposeTemplate();
  const [open, setOpen] = useState<Open>(null);
  const may = (action: TemplateAction) => template.allowedActions.includes(action);
  const { number } = template;
  const close = () => setOpen(null);
  return (
    <>
      {may('delete-draft') && <Button kind="ghost" size="md" onClick={() => setOpen('delete-draft')}>{t('action.delete-draft')}</Button>}
      {may('retire') && <Button kind="ghost" size="md" onClick={() => setOpen('retire')}>{t('action.retire')}</Button>}
      {may('demote') && <Button kind="ghost" size="md" onClick={() => setOpen('demote')}>{t('action.demote')}</Button>}
      {may('edit') && <Button as={Link} to={`/templates/${number}/edit`} kind="tertiary" size="md">{t('action.edit')}</Button>}
      {may('propose') && <Button size="md" disabled={propose.isPending} onClick={() => propose.mutate(template, { onSuccess: () => announce(t('proposed', { number })) })}>{t('action.propose')}</Button>}
      {may('use') && <Button as={Link} to={`/templates/${number}/use`} size="md">{t('action.use')}</Button>}
      {propose.error && <ErrorNotice error={propose.error} title={t('failed')} />}
      {open === 'demote' && <EndOfUseDialog number={number} what="demote" onClose={close} />}
      {open === 'retire' && <EndOfUseDialog number={number} what="retire" onClose={close} />}
      {open === 'delete-draft' && <DeleteDialog number={number} onClose={close} />}
    </>
  );
}

const HOW = { demote: 'demotion', retire: 'retirement' } as const;

function EndOfUseDialog({ number, what, onClose }: { number: string; what: keyof typeof HOW; onClose: () => void }) {
  const { t } = useTranslation('templates');
  const announce = useAnnounce();
  const end = useEndOfUse(number, HOW[what]);
  const done = () => {
    announce(t(`${what}.done`, { number }));
    onClose();
  };
  return (
    <ReasonDialog title={t(`${what}.title`, { number })} confirm={t(`${what}.confirm`)} danger pending={end.isPending} error={end.error} onConfirm={(reason) => end.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t(`${what}.text`)}</p>
    </ReasonDialog>
  );
}

function DeleteDialog({ number, onClose }: { number: string; onClose: () => void }) {
  const { t } = useTranslation(['templates', 'common']);
  const navigate = useNavigate();
  const remove = useDeleteTemplate(number);
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('common:action.cancel')}</Button>
      <Button kind="danger" disabled={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: () => void navigate('/templates', { replace: true }) })}>{t('remove.confirm')}</Button>
    </>
  );
  return (
    <Dialog title={t('remove.title', { number })} onClose={onClose} actions={actions}>
      {remove.error && <ErrorNotice error={remove.error} title={t('failed')} />}
      <p>{t('remove.text')}</p>
    </Dialog>
  );
}
