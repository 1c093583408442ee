import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChangeStateBadge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { changeListQuery } from '../changes/changes.js';
import { ReferencePage } from './reference-page.js';

/** `/services/:number` */
export function Component() {
  const { t } = useTranslation(['reference', 'common']);
  return (
    <ReferencePage
      kind="services"
      facts={(service) => [
        { term: t('field.owner'), value: service.owner.displayName },
        { term: t('field.urgency'), value: t(`common:level.${service.urgency}`) },
      ]}
    >
      {(service) => <ChangesOf service={service.number} />}
    </ReferencePage>
  );
}

function ChangesOf({ service }: { service: string }) {
  const { t } = useTranslation('reference');
  const query = useQuery(changeListQuery({ state: '', type: '', risk: '', requester: '', service, q: '', sort: '-updatedAt', cursor: null }));
  return (
    <section className="tg-section" aria-labelledby="service-changes">
      <h2 id="service-changes">
        <Link to={`/changes?service=${service}`}>{t('services.changes')}</Link>
      </h2>
      <Loaded query={query} what={t('services.changes')}>
        {(page) => (
          <ul className="tg-stack tg-stack--tight">
            {page.items.map((change) => (
              <li key={change.number} className="tg-row">
                <Link to={`/changes/${change.number}`}>
                  {change.number} {change.title}
                </Link>
                <ChangeStateBadge state={change.state} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
