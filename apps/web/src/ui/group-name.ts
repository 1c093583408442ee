import { ROLES, type Role } from '#core/contracts';
import { useTranslation } from 'react-i18next';

/** Candidate groups are role ids: their names in the reader's language; what is no role stays as it is. */
export function useGroupName(): (group: string) => string {
  const { t } = useTranslation();
  return (group) => ((ROLES as readonly string[]).includes(group) ? t(`role.${group as Role}`) : group);
}
