import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RiskBadge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { OwnerName } from './owner-name.js';
import { EVERY_RISK, riskListQuery } from './risks.js';
import './texts.js';

/** The risks that a record bears now; nothing where there are none. */
export function RisksOf({ record }: { record: string }) {
  const { t } = useTranslation('risks');
  const query = useQuery(riskListQuery({ ...EVERY_RISK, record, state: 'identified,assessed,treated' }, '-score', null));
  if (query.data?.total === 0) return null;
  return (
    <section className="tg-section" aria-labelledby="record-risks">
      <h2 id="record-risks">
        <Link to={`/risks?record=${record}`}>{t('ofRecord')}</Link>
      </h2>
      <Loaded query={query} what={t('ofRecord')} lines={2}>
        {(page) => (
          <ul className="tg-stack tg-stack--tight">
            {page.items.map((risk) => (
              <li key={risk.number} className="tg-row">
                <Link to={`/risks/${risk.number}`}>
                  {risk.number} {risk.title}
                </Link>
                <RiskBadge risk={risk.level} />
                <OwnerName risk={risk} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
