import type { RiskListItem } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../ui/badge.js';

/** Who owns the risk, or that nobody has accepted it. */
export function OwnerName({ risk: { owner, ownerAccepted } }: { risk: Pick<RiskListItem, 'owner' | 'ownerAccepted'> }) {
  const { t } = useTranslation('risks');
  if (!owner) return <Badge tone="red">{t('owner.without')}</Badge>;
  return ownerAccepted ? owner.displayName : t('owner.proposed', { name: owner.displayName });
}
