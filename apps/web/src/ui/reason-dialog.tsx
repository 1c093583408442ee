import { Button, TextArea } from '@carbon/react';
import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { ErrorNotice } from './error-notice.js';

interface ReasonDialogProps {
  title: string;
  /** What is going to happen. */
  children: ReactNode;
  confirm: string;
  danger?: boolean;
  pending: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** Asks for the reason of an action that the history must explain. */
export function ReasonDialog({ title, children, confirm, danger = false, pending, error, onConfirm, onClose }: ReasonDialogProps) {
  const { t } = useTranslation();
  const formId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [missing, setMissing] = useState(false);

  function submit(event: FormEvent): void {
    event.preventDefault();
    const reason = field.current?.value.trim() ?? '';
    setMissing(reason === '');
    if (reason === '') field.current?.focus();
    else onConfirm(reason);
  }

  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>
        {t('action.cancel')}
      </Button>
      <Button type="submit" form={formId} kind={danger ? 'danger' : 'primary'} disabled={pending}>
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      <form id={formId} onSubmit={submit} noValidate className="tg-stack">
        {error ? <ErrorNotice error={error} title={t('error.failed', { what: title })} /> : null}
        {children}
        <TextArea
          id={`${formId}-reason`}
          ref={field}
          labelText={t('reason.label')}
          helperText={t('reason.help')}
          invalid={missing}
          invalidText={t('reason.required')}
          rows={3}
        />
      </form>
    </Dialog>
  );
}
