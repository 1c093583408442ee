import type { ObjectiveView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge.js';
import { formatFigure, formatShare } from '../../../ui/time.js';
import '../texts.js';

/** How far an objective has come, in words and figures. */
export function ProgressText({ objective: { progress, latest, target, unit } }: { objective: ObjectiveView }) {
  const { t } = useTranslation('catalogue');
  if (progress === null || !latest) return <Badge>{t('met.unknown')}</Badge>;
  return (
    <>
      <Badge tone={progress >= 1 ? 'green' : progress > 0 ? 'blue' : 'red'}>{formatShare(progress)}</Badge>{' '}
      <span className="tg-quiet">{t('ofTarget', { latest: formatFigure(latest.value), target: formatFigure(target), unit })}</span>
    </>
  );
}
