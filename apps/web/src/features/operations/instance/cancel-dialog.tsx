import type { InstanceView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useCancelInstance } from '../operations.js';

/** Cancels an instance, after saying what that does to the record, the tokens and the incidents. */
export function CancelDialog({ instance, onClose }: { instance: InstanceView; onClose: () => void }) {
  const { t } = useTranslation('operations');
  const announce = useAnnounce();
  const cancel = useCancelInstance(instance.processInstanceKey);
  const running = instance.history.filter((visit) => visit.state === 'ACTIVE' && visit.elementId !== instance.processDefinitionId);
  const open = instance.incidents.filter((incident) => incident.state === 'ACTIVE').length;
  const done = () => {
    announce(t('cancel.done'));
    onClose();
  };
  return (
    <ReasonDialog title={t('cancel.title')} confirm={t('cancel.confirm')} danger pending={cancel.isPending} error={cancel.error} onConfirm={(reason) => cancel.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <div>
        <p className="tg-subheading">{t('cancel.happens')}</p>
        <ul className="tg-bullets">
          <li>{instance.recordNumber ? t('cancel.record', { number: instance.recordNumber }) : t('cancel.noRecord')}</li>
          {running.length > 0 && <li>{t('cancel.tokens', { count: running.length, names: running.map((visit) => visit.elementName ?? visit.elementId).join(', ') })}</li>}
          {open > 0 && <li>{t('cancel.incidents', { count: open })}</li>}
          <li>{t('cancel.forever')}</li>
        </ul>
      </div>
    </ReasonDialog>
  );
}
