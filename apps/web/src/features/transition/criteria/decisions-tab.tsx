import type { AcceptanceView, EarlyLifeView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Moment } from '../../../ui/moment.js';
import { ImprovementsOf } from '../../improvements/improvements-of.js';

/** What operations signed, and what was learned from it. */
export function Component() {
  const { t } = useTranslation('transition');
  const record = useOutletContext<AcceptanceView | EarlyLifeView>();
  const decisions = 'signatures' in record ? record.signatures : record.decisions;
  return (
    <div className="tg-stack">
      {decisions.length === 0 && <EmptyState title={t('decisions.none')}>{t('decisions.noneText')}</EmptyState>}
      <ul className="tg-cards">
        {decisions.map(({ decision, by, comment, at }) => (
          <li key={at} className="tg-card">
            <Badge tone={decision === 'accept' ? 'green' : decision === 'extend' ? 'yellow' : 'red'}>{t(`signed.${decision}`)}</Badge>
            <span className="tg-strong">{by.displayName}</span>
            <Moment at={at} />
            {comment && <p className="tg-prose">{comment}</p>}
          </li>
        ))}
      </ul>
      <ImprovementsOf origin={record.number} />
    </div>
  );
}
