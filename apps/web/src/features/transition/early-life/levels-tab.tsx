import { Button } from '@carbon/react';
import type { EarlyLifeLevelView, EarlyLifeView, LevelDay } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';
import { EmptyState } from '../../../ui/empty-state.js';
import { RecordLink } from '../../../ui/record-link.js';
import { formatDay } from '../../../ui/time.js';
import { LevelCharts } from './level-charts.js';
import { MeasureDialog } from './measure-dialog.js';

/** Every level over the days with its target: as a line, and as a table with the newest day first. */
export function Component() {
  const { t } = useTranslation('transition');
  const support = useOutletContext<EarlyLifeView>();
  const [measuring, setMeasuring] = useState<EarlyLifeLevelView | null>(null);
  const { levels, allowedActions } = support;
  const days = [...new Set(levels.flatMap((level) => level.days.map(({ day }) => day)))].sort().reverse();
  if (levels.length === 0) return <EmptyState title={t('levels.none')}>{t('levels.noneText')}</EmptyState>;
  return (
    <div className="tg-stack">
      {days.length === 0 && <p className="tg-quiet">{t('levels.nothing')}</p>}
      <LevelCharts levels={levels} />
      <div className="tg-levels" role="region" aria-label={t('levels.table')} tabIndex={0}>
        <table aria-label={t('levels.table')}>
          <thead>
            <tr>
              <th scope="col">{t('levels.level')}</th>
              {days.map((day) => <th key={day} scope="col">{formatDay(day)}</th>)}
            </tr>
          </thead>
          <tbody>
            {levels.map((level) => <Row key={level.key} level={level} days={days} {...(level.slo === null && allowedActions.includes('measure') ? { onMeasure: () => setMeasuring(level) } : {})} />)}
          </tbody>
        </table>
      </div>
      {measuring && <MeasureDialog number={support.number} level={measuring} onClose={() => setMeasuring(null)} />}
    </div>
  );
}

function Row({ level, days, onMeasure }: { level: EarlyLifeLevelView; days: readonly string[]; onMeasure?: () => void }) {
  const { t } = useTranslation('transition');
  const { name, direction, target, unit, slo } = level;
  const byDay = new Map(level.days.map((one) => [one.day, one]));
  return (
    <tr>
      <th scope="row">
        {name}
        <p className="tg-quiet">{t('levels.target', { direction: t(`direction.${direction}`), target, unit })}</p>
        {slo && <p className="tg-quiet"><RecordLink number={slo} /></p>}
        {onMeasure && <Button kind="ghost" size="sm" aria-label={t('levels.measureLabel', { name })} onClick={onMeasure}>{t('levels.measure')}</Button>}
      </th>
      {days.map((day) => <td key={day}><Figure entry={byDay.get(day)} /></td>)}
    </tr>
  );
}

function Figure({ entry }: { entry: LevelDay | undefined }) {
  const { t } = useTranslation('transition');
  if (!entry) return null;
  const { value, met, note } = entry;
  const shown = value === null ? t('levels.missing') : value.toLocaleString();
  return <span className={met ? undefined : 'tg-levels__missed'} title={note || undefined}>{shown}{!met && value !== null && ` (${t('levels.missed')})`}</span>;
}
