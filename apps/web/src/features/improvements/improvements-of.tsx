import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ImprovementStateBadge } from '../../ui/badge.js';
import { RecordsOf } from '../../ui/records-of.js';
import { EVERY_IMPROVEMENT, improvementListQuery } from './improvements.js';
import './texts.js';

/** The improvements that came from a record; nothing where there are none. */
export function ImprovementsOf({ origin }: { origin: string }) {
  const { t } = useTranslation('improvements');
  const query = useQuery(improvementListQuery({ ...EVERY_IMPROVEMENT, origin }, '-updatedAt', null));
  return (
    <RecordsOf
      query={query}
      title={t('ofRecord')}
      list="/improvements"
      picked={`origin=${origin}`}
      mark={({ cause, state }) => (
        <>
          <span className="tg-quiet">{t(`cause.${cause}`)}</span>
          <ImprovementStateBadge state={state} />
        </>
      )}
    />
  );
}
