import type { EarlyLifeLevelView, LevelDay } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../ui/time.js';
import { type ChartPoint, MeasurementChart } from '../../catalogue/record/measurement-chart.js';

/** Each level over its days with its target. A day that nobody measured has no point; the table tells it. */
export function LevelCharts({ levels }: { levels: readonly EarlyLifeLevelView[] }) {
  const { t } = useTranslation('transition');
  const charts = levels.map((level) => ({ level, points: level.days.flatMap(pointOf) })).filter(({ points }) => points.length > 0);
  return (
    <div className="tg-level-charts">
      {charts.map(({ level, points }) => (
        <section key={level.key} aria-label={level.name}>
          <h2 className="tg-subheading">{level.name}</h2>
          <p className="tg-quiet">{t('levels.target', { direction: t(`direction.${level.direction}`), target: level.target, unit: level.unit })}</p>
          <MeasurementChart subject={level} points={points} />
        </section>
      ))}
    </div>
  );
}

function pointOf({ day, value }: LevelDay): ChartPoint[] {
  return value === null ? [] : [{ at: Date.parse(day), when: formatDay(day), value }];
}
