import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { RiskBadge } from '../../ui/badge.js';
import { RecordsOf } from '../../ui/records-of.js';
import { OwnerName } from './owner-name.js';
import { EVERY_RISK, riskListQuery } from './risks.js';
import './texts.js';

/** The risks that a record bears now; nothing where there are none. */
export function RisksOf({ record }: { record: string }) {
  const { t } = useTranslation('risks');
  const query = useQuery(riskListQuery({ ...EVERY_RISK, record, state: 'identified,assessed,treated' }, '-score', null));
  return (
    <RecordsOf
      query={query}
      title={t('ofRecord')}
      list="/risks"
      picked={`record=${record}`}
      mark={(risk) => (
        <>
          <RiskBadge risk={risk.level} />
          <OwnerName risk={risk} />
        </>
      )}
    />
  );
}
