import { Button, TextArea, TextInput } from '@carbon/react';
import type { RiskView } from '#core/contracts';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { faultsOf } from '../../../ui/faults.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { PersonSelect } from '../../people/person-select.js';
import { useCarry, useHandOver } from '../risks.js';

interface MoveProps {
  risk: RiskView;
  onClose: () => void;
}

/** Names another owner, whom the process asks. */
export function HandOverDialog({ risk: { number }, onClose }: MoveProps) {
  const { t } = useTranslation('risks');
  const announce = useAnnounce();
  const handOver = useHandOver(number);
  const faultOf = faultsOf(handOver.error);
  const send = (text: (name: string) => string) => {
    const done = () => {
      announce(t('handOver.done', { number }));
      onClose();
    };
    handOver.mutate({ owner: text('owner'), reason: text('reason') }, { onSuccess: done });
  };
  return (
    <MoveDialog id="hand-over" title={t('handOver.title', { number })} submit={t('handOver.submit')} failed={t('handOver.failed')} reason={t('handOver.reason')} pending={handOver.isPending} error={handOver.error} onSend={send} onClose={onClose}>
      <PersonSelect id="hand-over-owner" name="owner" label={t('handOver.owner')} nobody={t('handOver.choose')} help={t('field.ownerHelp')} fault={faultOf('owner')} />
    </MoveDialog>
  );
}

/** Takes the risk on to another record, with its number. */
export function CarryDialog({ risk: { number }, onClose }: MoveProps) {
  const { t } = useTranslation('risks');
  const announce = useAnnounce();
  const carry = useCarry(number);
  const faultOf = faultsOf(carry.error);
  const send = (text: (name: string) => string) => {
    const record = text('record').toUpperCase();
    const done = () => {
      announce(t('carry.done', { number, record }));
      onClose();
    };
    carry.mutate({ record, owner: text('owner') || null, reason: text('reason') }, { onSuccess: done });
  };
  return (
    <MoveDialog id="carry" title={t('carry.title', { number })} submit={t('carry.submit')} failed={t('carry.failed')} reason={t('carry.reason')} pending={carry.isPending} error={carry.error} onSend={send} onClose={onClose}>
      <TextInput id="carry-record" name="record" labelText={t('carry.record')} helperText={t('carry.recordHelp')} {...faultOf('record')} />
      <PersonSelect id="carry-owner" name="owner" label={t('carry.owner')} nobody={t('owner.none')} help={t('field.ownerHelp')} fault={faultOf('owner')} />
    </MoveDialog>
  );
}

interface MoveDialogProps {
  id: string;
  title: string;
  submit: string;
  failed: string;
  reason: string;
  pending: boolean;
  error: unknown;
  onSend: (text: (name: string) => string) => void;
  onClose: () => void;
  children: React.ReactNode;
}

function MoveDialog({ id, title, submit, failed, reason, pending, error, onSend, onClose, children }: MoveDialogProps) {
  const { t } = useTranslation();
  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    onSend((name) => String(data.get(name) ?? '').trim());
  }
  const actions = (
    <>
      <Button kind="secondary" onClick={onClose}>{t('action.cancel')}</Button>
      <Button type="submit" form={id} disabled={pending}>{submit}</Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} actions={actions}>
      <form id={id} onSubmit={send} noValidate className="tg-stack">
        {error ? <ErrorNotice error={error} title={failed} /> : null}
        {children}
        <TextArea id={`${id}-reason`} name="reason" labelText={reason} helperText={t('reason.help')} rows={2} maxLength={2_000} {...faultsOf(error)('reason')} />
      </form>
    </Dialog>
  );
}
