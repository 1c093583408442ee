import type { ServiceLevelObjectiveView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { formatFigure } from '../../../ui/time.js';
import '../texts.js';

/** Whether the latest measurement keeps the promise, with the figures. */
export function LevelBadge({ level: { met, latest, unit, target, direction } }: { level: ServiceLevelObjectiveView }) {
  const { t } = useTranslation('catalogue');
  if (met === null || !latest) return <Badge>{t('met.unknown')}</Badge>;
  return (
    <>
      <Badge tone={met ? 'green' : 'red'}>{t(met ? 'met.yes' : 'met.no')}</Badge>{' '}
      <span className="tg-quiet">
        {formatFigure(latest.value)}, {t(`promise.${direction}`, { target: formatFigure(target), unit })}
      </span>
    </>
  );
}
