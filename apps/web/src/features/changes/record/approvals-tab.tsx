import type { ApprovalView, ChangeView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { useApprovalsNeeded } from './use-approvals-needed.js';
import { useChange } from './use-change.js';

const SHOWN_HASH_DIGITS = 12;

/** Whose approvals are needed, and who decided what on which content. */
export function Component() {
  const { t } = useTranslation('changes');
  const change = useChange();
  const { approvals } = change;
  return (
    <>
      <Needed change={change} />
      {approvals.length === 0 ? <EmptyState title={t('approvals.none')}>{t('approvals.noneText')}</EmptyState> : <Given approvals={approvals} />}
    </>
  );
}

/** What the policy asks for, and how much of it is given. */
function Needed({ change: { type, template, approvalPolicy, approvals } }: { change: ChangeView }) {
  const { t } = useTranslation('changes');
  const needed = useApprovalsNeeded();
  if (type === 'standard') return <p className="tg-section">{t('approvals.byTemplate', { template: template ?? '–' })}</p>;
  if (!approvalPolicy) return null;
  const wanted = approvalPolicy.approvals + (approvalPolicy.board ? 1 : 0);
  const given = approvals.filter(({ decision, void: isVoid, round }) => decision === 'approved' && !isVoid && round === lastRound(approvals)).length;
  return (
    <section className="tg-section">
      <p>{needed(approvalPolicy)} <span className="tg-quiet">{approvalPolicy.reason}.</span></p>
      <p className="tg-strong">{t('approvals.given', { given, wanted })}</p>
    </section>
  );
}

const lastRound = (approvals: readonly ApprovalView[]): number => Math.max(0, ...approvals.map(({ round }) => round));

function Given({ approvals }: { approvals: readonly ApprovalView[] }) {
  const { t } = useTranslation('changes');
  return (
    <ul className="tg-cards" aria-label={t('tab.approvals')}>
      {approvals.map((approval) => (
        <li key={approval.stage + approval.by.username + approval.at} className="tg-card">
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
        {approval.inNameOf ? t('approvals.byFor', { by: approval.by.displayName, name: approval.inNameOf.displayName }) : approval.by.displayName}, <Moment at={approval.at} />
      </p>
      {approval.comment && <blockquote className="tg-quote tg-prose">{approval.comment}</blockquote>}
      {approval.void && <p className="tg-quiet">{t('approvals.voidText')}</p>}
      <p className="tg-quiet" title={approval.contentHash}>
        {t('approvals.hash', { hash: approval.contentHash.slice(0, SHOWN_HASH_DIGITS) })}
      </p>
    </>
  );
}
