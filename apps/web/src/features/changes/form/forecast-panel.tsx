import type { ApprovalPolicy, ChangeContent, ChangeForecast } from '#core/contracts';
import { CHANGE_PLANS } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { RiskBadge } from '../../../ui/badge.js';
import { forecastQuery } from '../changes.js';
import { RiskReasons } from '../record/risk-reasons.js';
import { useApprovalsNeeded } from '../record/use-approvals-needed.js';

/** What the decision tables say of the entries as they stand: risk with its reasons, plans needed, whose approval. */
export function ForecastPanel({ content }: { content: ChangeContent }) {
  const { t } = useTranslation('changes');
  const { data, error, refetch } = useQuery(forecastQuery(content));
  return (
    <section className="tg-section tg-forecast" aria-live="polite" aria-labelledby="change-forecast-title">
      <h2 id="change-forecast-title" className="tg-subheading">{t('forecast.title')}</h2>
      {error && <ErrorNotice error={error} title={t('forecast.failed')} onRetry={() => void refetch()} />}
      {data && <Forecast forecast={data} />}
    </section>
  );
}

function Forecast({ forecast: { risk, riskReasons, requiredPlans, approvalPolicy } }: { forecast: ChangeForecast }) {
  const { t } = useTranslation('changes');
  const plans = CHANGE_PLANS.filter((plan) => requiredPlans[plan]).map((plan) => t(`field.${plan}`));
  return (
    <>
      {risk && <p className="tg-row">{t('fact.risk')} <RiskBadge risk={risk} /></p>}
      <RiskReasons reasons={riskReasons} />
      <p>{t('forecast.plans', { plans: plans.join(', ') })} <span className="tg-quiet">{requiredPlans.reason}.</span></p>
      {approvalPolicy ? <Approvals policy={approvalPolicy} /> : <p>{t('forecast.byTemplate')}</p>}
    </>
  );
}

function Approvals({ policy }: { policy: ApprovalPolicy }) {
  const needed = useApprovalsNeeded();
  return <p>{needed(policy)} <span className="tg-quiet">{policy.reason}.</span></p>;
}
