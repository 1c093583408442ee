import type { ModelView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { versionsQuery } from '../models.js';
import './versions.scss';

/** What was deployed, newest first. */
export function Versions({ model }: { model: ModelView }) {
  const { t } = useTranslation('models');
  const query = useQuery(versionsQuery(model.id));
  return (
    <Loaded query={query} what={t('what.versions')} lines={3}>
      {(versions) =>
        versions.length === 0 ? (
          <p className="tg-quiet">{t('versions.none')}</p>
        ) : (
          <ul className="tg-versions" aria-label={t('versions.title')}>
            {versions.map((version) => (
              <li key={version.version} className="tg-versions__version">
                <Link to={`/models/${encodeURIComponent(model.id)}/versions/${version.version}`}>{t('versions.version', { version: version.version })}</Link>
                <span><Moment at={version.deployedAt} /></span>
                <span className="tg-quiet">{version.deployedBy ? t('versions.by', { name: version.deployedBy.displayName }) : t('versions.system')}</span>
                <span>{version.note}</span>
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}
