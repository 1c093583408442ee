import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ReleaseStateBadge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { EVERY_RELEASE, releaseListQuery } from './releases.js';
import './texts.js';

/** The releases that deliver a change or a project; nothing where there are none. */
export function ReleasesOf({ number: delivers }: { number: string }) {
  const { t } = useTranslation('releases');
  const query = useQuery(releaseListQuery({ ...EVERY_RELEASE, delivers }, '-updatedAt', null));
  if (query.data?.total === 0) return null;
  return (
    <section className="tg-section" aria-labelledby="record-releases">
      <h2 id="record-releases">
        <Link to={`/releases?delivers=${delivers}`}>{t('ofRecord')}</Link>
      </h2>
      <Loaded query={query} what={t('ofRecord')} lines={2}>
        {(page) => (
          <ul className="tg-stack tg-stack--tight">
            {page.items.map(({ number, title, state }) => (
              <li key={number} className="tg-row">
                <Link to={`/releases/${number}`}>
                  {number} {title}
                </Link>
                <ReleaseStateBadge state={state} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
