import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.js';
import { Facts } from '../../../ui/facts.js';
import { RecordLink } from '../../../ui/record-link.js';
import { useRelease } from './use-release.js';

/** The early-life support that the release goes through, one click away. */
export function Component() {
  const { t } = useTranslation('releases');
  const { earlyLifeSupport, earlyLifeDays, state, rollbackCause } = useRelease();
  if (!earlyLifeSupport) return <EmptyState title={t('earlyLife.none')}>{t('earlyLife.noneText', { days: earlyLifeDays })}</EmptyState>;
  const outcome = state === 'closed' ? t('earlyLife.accepted') : rollbackCause === 'early-life' ? t('earlyLife.rolledBack') : t('earlyLife.of');
  return (
    <section className="tg-section">
      <Facts facts={[{ term: t('earlyLife.number'), value: <RecordLink number={earlyLifeSupport} /> }]} />
      <p>{outcome}</p>
    </section>
  );
}
