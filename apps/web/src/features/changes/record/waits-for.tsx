import { ROLES, type Role } from '#core/contracts';
import { useTranslation } from 'react-i18next';

/** For whom a task waits: its assignee, or the groups that may take it. */
export function WaitsFor({ assignee, groups }: { assignee: string | null; groups: readonly string[] }) {
  const { t } = useTranslation(['changes', 'common']);
  const nameOf = (group: string) => ((ROLES as readonly string[]).includes(group) ? t(`common:role.${group as Role}`) : group);
  return <p className="tg-quiet">{assignee ? t('tasks.assignee', { name: assignee }) : t('tasks.unassigned', { groups: groups.map(nameOf).join(', ') })}</p>;
}
