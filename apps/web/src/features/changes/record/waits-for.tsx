import { useTranslation } from 'react-i18next';
import { useGroupName } from '../../../ui/group-name.js';

/** For whom a task waits: its assignee, or the groups that may take it. */
export function WaitsFor({ assignee, groups }: { assignee: string | null; groups: readonly string[] }) {
  const { t } = useTranslation('changes');
  const nameOf = useGroupName();
  return <p className="tg-quiet">{assignee ? t('tasks.assignee', { name: assignee }) : t('tasks.unassigned', { groups: groups.map(nameOf).join(', ') })}</p>;
}
