import { Button } from '@carbon/react';
import type { TaskDetail } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../../keyboard/shortcuts.js';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { usePerson } from '../../session/session.js';
import { useClaim, useUnclaim } from '../tasks.js';

/** Who has the task; taking it and giving it back. */
export function Assignment({ task }: { task: TaskDetail }) {
  const { t } = useTranslation('tasks');
  const announce = useAnnounce();
  const me = usePerson().username;
  const claim = useClaim(task.userTaskKey);
  const unclaim = useUnclaim(task.userTaskKey);
  const mine = task.assignee?.username === me;
  const mayClaim = task.assignee === null && task.state === 'CREATED' && task.refusal === null;
  const take = () => claim.mutate(undefined, { onSuccess: () => announce(t('claimed')) });
  const giveBack = () => unclaim.mutate(undefined, { onSuccess: () => announce(t('unclaimed')) });
  useShortcuts({ a: () => mayClaim && take() });
  return (
    <div className="tg-assignment">
      <p>{task.assignee === null ? t('unassigned') : mine ? t('mine') : t('assignee', { name: task.assignee.displayName })}</p>
      {mayClaim && (
        <Button size="md" onClick={take} disabled={claim.isPending}>
          {t('claim')}
        </Button>
      )}
      {mine && task.state === 'CREATED' && task.candidateGroups.length > 0 && !task.pendingDecision && (
        <Button size="md" kind="ghost" onClick={giveBack} disabled={unclaim.isPending}>
          {t('unclaim')}
        </Button>
      )}
      {claim.error && <ErrorNotice error={claim.error} title={t('failed.claim')} />}
      {unclaim.error && <ErrorNotice error={unclaim.error} title={t('failed.unclaim')} />}
    </div>
  );
}
