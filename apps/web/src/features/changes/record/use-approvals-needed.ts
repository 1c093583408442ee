import type { ApprovalPolicy } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useGroupName } from '../../../ui/group-name.js';

/** Whose approvals a policy asks for, in a sentence. */
export function useApprovalsNeeded(): (policy: ApprovalPolicy) => string {
  const { t } = useTranslation('changes');
  const nameOf = useGroupName();
  return ({ approverGroup, approvals: count, board }) => {
    if (count === 0) return t('approvals.board');
    const people = t('approvals.people', { count, group: nameOf(approverGroup) });
    return board ? t('approvals.peopleAndBoard', { people }) : t('approvals.peopleOnly', { people });
  };
}
