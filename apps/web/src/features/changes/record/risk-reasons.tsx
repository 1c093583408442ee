import type { RiskReason } from '#core/contracts';
import { useTranslation } from 'react-i18next';

/** Where a risk comes from; the higher one counts. */
export function RiskReasons({ reasons }: { reasons: readonly RiskReason[] }) {
  const { t } = useTranslation(['changes', 'common']);
  if (reasons.length === 0) return null;
  return (
    <ul className="tg-bullets">
      {reasons.map(({ source, risk, reason }) => (
        <li key={source}>
          {t(`riskSource.${source}`, { risk: t(`common:risk.${risk}`) })} <span className="tg-quiet">{reason}.</span>
        </li>
      ))}
    </ul>
  );
}
