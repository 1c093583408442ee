import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImprovementStateBadge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { EVERY_IMPROVEMENT, improvementListQuery } from './improvements.js';
import './texts.js';

/** The improvements that came from a record; nothing where there are none. */
export function ImprovementsOf({ origin }: { origin: string }) {
  const { t } = useTranslation('improvements');
  const query = useQuery(improvementListQuery({ ...EVERY_IMPROVEMENT, origin }, '-updatedAt', null));
  if (query.data?.total === 0) return null;
  return (
    <section className="tg-section" aria-labelledby="record-improvements">
      <h2 id="record-improvements">
        <Link to={`/improvements?origin=${origin}`}>{t('ofRecord')}</Link>
      </h2>
      <Loaded query={query} what={t('ofRecord')} lines={2}>
        {(page) => (
          <ul className="tg-stack tg-stack--tight">
            {page.items.map(({ number, title, cause, state }) => (
              <li key={number} className="tg-row">
                <Link to={`/improvements/${number}`}>
                  {number} {title}
                </Link>
                <span className="tg-quiet">{t(`cause.${cause}`)}</span>
                <ImprovementStateBadge state={state} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
