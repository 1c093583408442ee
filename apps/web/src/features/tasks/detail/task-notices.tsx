import type { TaskDetail } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.js';
import { formatDateTime } from '../../../ui/time.js';

/** Why the reader may not decide, and what became of a decision already taken. */
export function TaskNotices({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const { refusal, pendingDecision, inNameOf } = task;
  return (
    <>
      {pendingDecision && <PendingDecision decision={pendingDecision} />}
      {inNameOf && !pendingDecision && (
        <Notice kind="info" title={t('deputy.title', { name: inNameOf.displayName })}>
          {t('deputy.text')}
        </Notice>
      )}
      {refusal && !pendingDecision && (
        <Notice kind="info" title={t(refusal.code === 'separation-of-duties' ? 'refusal.separation-of-duties' : 'refusal.title')}>
          {refusal.message}
        </Notice>
      )}
    </>
  );
}

function PendingDecision({ decision }: { decision: NonNullable<TaskDetail['pendingDecision']> }) {
  const { t } = useTranslation('tasks');
  const name = decision.inNameOf ? t('pending.names', { deputy: decision.by.displayName, name: decision.inNameOf.displayName }) : decision.by.displayName;
  const words = { name, at: formatDateTime(decision.at) };
  if (decision.state === 'void') {
    return (
      <Notice kind="warning" title={t('pending.void')}>
        {decision.voidReason}
      </Notice>
    );
  }
  if (decision.state === 'applied') {
    return (
      <Notice kind="success" title={t('pending.applied')}>
        {t('pending.appliedText', words)}
      </Notice>
    );
  }
  return (
    <Notice kind="info" title={t('pending.title')}>
      {t('pending.text', words)}
    </Notice>
  );
}
