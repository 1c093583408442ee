import { useTranslation } from 'react-i18next';
import { formatFigure } from '../../../ui/time.js';
import '../catalogue.scss';
import '../texts.js';

const WIDTH = 720;
const HEIGHT = 200;
const PAD = 12;

/** A figure with its moment in milliseconds, and as people read it. */
export interface ChartPoint {
  at: number;
  when: string;
  value: number;
}

interface MeasurementChartProps {
  subject: { name: string; unit: string; target: number; baseline?: number };
  /** At least one, the oldest first. */
  points: readonly ChartPoint[];
}

/** A line of figures with the target across it; the table beside it says the same in words. */
export function MeasurementChart({ subject, points }: MeasurementChartProps) {
  const { t } = useTranslation('catalogue');
  const { name, unit, target, baseline } = subject;
  const marks = [target, ...(baseline === undefined ? [] : [baseline])];
  const x = scale(points.map(({ at }) => at), PAD, WIDTH - PAD);
  const y = scale([...points.map(({ value }) => value), ...marks], HEIGHT - PAD, PAD);
  const [first, last] = [points[0]!, points.at(-1)!];
  const words = { name, unit, count: points.length, first: first.when, last: last.when, latest: formatFigure(last.value), target: formatFigure(target) };
  return (
    <figure className="tg-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('measure.chart', words)}>
        <line className="tg-chart__target" x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} />
        {baseline !== undefined && <line className="tg-chart__baseline" x1={0} x2={WIDTH} y1={y(baseline)} y2={y(baseline)} />}
        <polyline className="tg-chart__line" points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
        {points.map(({ at, when, value }, index) => (
          <circle key={index} className="tg-chart__point" cx={x(at)} cy={y(value)} r={4}>
            <title>{`${when}: ${formatFigure(value)} ${unit}`}</title>
          </circle>
        ))}
      </svg>
      <figcaption className="tg-row tg-quiet">
        <span className="tg-chart__key tg-chart__key--target">{t('measure.target', { value: `${formatFigure(target)} ${unit}` })}</span>
        {baseline !== undefined && <span className="tg-chart__key tg-chart__key--baseline">{t('measure.baseline', { value: `${formatFigure(baseline)} ${unit}` })}</span>}
      </figcaption>
    </figure>
  );
}

/** Maps the span of the values onto a span of pixels; values that are all alike lie in the middle. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return (value) => (most === least ? (from + to) / 2 : from + ((value - least) / (most - least)) * (to - from));
}
