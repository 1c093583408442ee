import type { MeasurementView } from '#core/contracts';
import { useTranslation } from 'react-i18next';
import { formatDateTime, formatFigure } from '../../../ui/time.js';
import type { Measured } from './measurements.js';

const WIDTH = 720;
const HEIGHT = 200;
const PAD = 12;

/** A line of figures with the target across it; the table beside it says the same in words. */
export function MeasurementChart({ subject, measurements }: { subject: Measured; measurements: readonly MeasurementView[] }) {
  const { t } = useTranslation('catalogue');
  const points = measurements.map(({ at, value }) => ({ at: Date.parse(at), value })).reverse();
  const { name, unit, target, baseline } = subject;
  const marks = [target, ...(baseline === undefined ? [] : [baseline])];
  const x = scale(points.map(({ at }) => at), PAD, WIDTH - PAD);
  const y = scale([...points.map(({ value }) => value), ...marks], HEIGHT - PAD, PAD);
  const [first, last] = [measurements.at(-1)!, measurements[0]!];
  const words = { name, unit, count: points.length, first: formatDateTime(first.at), last: formatDateTime(last.at), latest: formatFigure(last.value), target: formatFigure(target) };
  return (
    <figure className="tg-chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t('measure.chart', words)}>
        <line className="tg-chart__target" x1={0} x2={WIDTH} y1={y(target)} y2={y(target)} />
        {baseline !== undefined && <line className="tg-chart__baseline" x1={0} x2={WIDTH} y1={y(baseline)} y2={y(baseline)} />}
        <polyline className="tg-chart__line" points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')} />
        {points.map(({ at, value }, index) => (
          <circle key={index} className="tg-chart__point" cx={x(at)} cy={y(value)} r={4}>
            <title>{`${formatDateTime(new Date(at).toISOString())}: ${formatFigure(value)} ${unit}`}</title>
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
