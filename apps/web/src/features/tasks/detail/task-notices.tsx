import type { TaskDetail } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../ui/notice.js';
import { formatDateTime } from '../../../ui/time.js';

/** Why the reader may not decide, and what became of a decision already taken. */
export function TaskNotices({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const { refusal, pendingDecision } = task;
  return (
    <>
      {pendingDecision && <PendingDecision decision={pendingDecision} />}
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
  const words = { name: decision.by.displayName, at: formatDateTime(decision.at) };
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
