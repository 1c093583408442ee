import { RISK_SCALE, type RiskHeatMap } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../../../ui/loaded.js';
import type { ListAddress } from '../../../ui/table/list-address.js';
import { heatMapQuery, type RiskFilter } from '../risks.js';
import './heat-map.scss';

const FROM_WORST = [...RISK_SCALE].reverse();
const HOT = 10;
const WARM = 5;

/** Open risks by probability and impact; each number filters the list below it. */
export function HeatMap({ address, filter }: { address: ListAddress; filter: RiskFilter }) {
  const { t } = useTranslation('risks');
  const query = useQuery(heatMapQuery(filter));
  return (
    <section className="tg-section" aria-labelledby="heat-map">
      <h2 id="heat-map" className="tg-subheading">{t('map.title')}</h2>
      <Loaded query={query} what={t('what.map')}>
        {({ cells }) => <Grid cells={cells} address={address} />}
      </Loaded>
    </section>
  );
}

function Grid({ cells, address }: { cells: RiskHeatMap['cells']; address: ListAddress }) {
  const { t } = useTranslation('risks');
  return (
    <table className="tg-heat-map">
      <caption className="tg-quiet">{t('map.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('map.corner')}</th>
          {RISK_SCALE.map((impact) => <th key={impact} scope="col"><span className="tg-heat-map__word">{t('map.impact')} </span>{impact}</th>)}
        </tr>
      </thead>
      <tbody>
        {FROM_WORST.map((probability) => (
          <tr key={probability}>
            <th scope="row"><span className="tg-heat-map__word">{t('map.probability')} </span>{probability}</th>
            {RISK_SCALE.map((impact) => (
              <td key={impact} className={`tg-heat-map__cell tg-heat-map__cell--${heatOf(probability * impact)}`}>
                <Cell cell={cells.find((cell) => cell.probability === probability && cell.impact === impact)} address={address} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, address }: { cell: RiskHeatMap['cells'][number] | undefined; address: ListAddress }) {
  const { t } = useTranslation('risks');
  if (!cell) return <span className="tg-quiet" aria-label={t('map.none')}>·</span>;
  const { probability, impact, count, aboveAppetite: above } = cell;
  const chosen = address.get('probability') === String(probability) && address.get('impact') === String(impact);
  return (
    <Link to={addressOf(address, chosen ? null : { probability, impact })} aria-current={chosen ? 'true' : undefined} aria-label={t('map.cell', { count, probability, impact, above })}>
      {count}
    </Link>
  );
}

/** The list of one cell; choosing it again takes the filter away. */
function addressOf({ firstPage }: ListAddress, cell: { probability: number; impact: number } | null): string {
  const params = new URLSearchParams(firstPage);
  for (const name of ['probability', 'impact'] as const) {
    if (cell) params.set(name, String(cell[name]));
    else params.delete(name);
  }
  return `?${params}`;
}

function heatOf(score: number): 'hot' | 'warm' | 'cool' {
  return score >= HOT ? 'hot' : score >= WARM ? 'warm' : 'cool';
}
