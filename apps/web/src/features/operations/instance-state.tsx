import type { InstanceListItem } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/badge.js';
import './texts.js';

const TONES = { ACTIVE: 'blue', COMPLETED: 'green', TERMINATED: 'neutral' } as const satisfies Record<InstanceListItem['state'], Tone>;

export function InstanceState({ state, hasIncident }: { state: InstanceListItem['state']; hasIncident: boolean }) {
  const { t } = useTranslation('operations');
  return (
    <span className="tg-row">
      <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
      {hasIncident && <Badge tone="red">{t('incident')}</Badge>}
    </span>
  );
}
