import type { ApprovalView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { useChange } from './use-change.js';

const SHOWN_HASH_DIGITS = 12;

/** Who decided what, on which content. */
export function Component() {
  const { t } = useTranslation('changes');
  const { approvals } = useChange();
  if (approvals.length === 0) return <EmptyState title={t('approvals.none')}>{t('approvals.noneText')}</EmptyState>;
  return (
    <ul className="tg-cards" aria-label={t('tab.approvals')}>
      {approvals.map((approval) => (
        <li key={approval.stage + approval.at} className="tg-card">
          <Approval approval={approval} />
        </li>
      ))}
    </ul>
  );
}

function Approval({ approval }: { approval: ApprovalView }) {
  const { t } = useTranslation('changes');
  return (
    <>
      <p className="tg-row">
        <span className="tg-strong">{t(`approvals.stage.${approval.stage}`)}</span>
        <Badge tone={approval.decision === 'approved' ? 'green' : 'red'}>{t(`approvals.decision.${approval.decision}`)}</Badge>
        {approval.void && <Badge>{t('approvals.void')}</Badge>}
      </p>
      <p>
        {approval.by.displayName}, <Moment at={approval.at} />
      </p>
      {approval.comment && <blockquote className="tg-quote tg-prose">{approval.comment}</blockquote>}
      {approval.void && <p className="tg-quiet">{t('approvals.voidText')}</p>}
      <p className="tg-quiet" title={approval.contentHash}>
        {t('approvals.hash', { hash: approval.contentHash.slice(0, SHOWN_HASH_DIGITS) })}
      </p>
    </>
  );
}
