import type { RiskListItem } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RiskBadge, RiskStateBadge } from '../../../ui/badge.js';
import { Moment, Since } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { OwnerName } from '../owner-name.js';

/** Ids are the names the API sorts by. */
export function useRiskColumns(): Column<RiskListItem>[] {
  const { t } = useTranslation(['risks', 'common']);
  return useMemo(
    () => [
      { id: 'number', header: t('columns.number'), sortable: true, fixed: true, cell: (risk) => <Link to={`/risks/${risk.number}`}>{risk.number}</Link> },
      { id: 'title', header: t('columns.title'), sortable: true, fixed: true, cell: (risk) => risk.title },
      { id: 'state', header: t('columns.state'), sortable: true, cell: (risk) => <RiskStateBadge state={risk.state} /> },
      { id: 'level', header: t('columns.level'), sortable: true, cell: (risk) => <RiskBadge risk={risk.level} /> },
      { id: 'score', header: t('columns.score'), sortable: true, cell: (risk) => risk.probability * risk.impact },
      { id: 'owner', header: t('columns.owner'), cell: (risk) => <OwnerName risk={risk} /> },
      { id: 'record', header: t('columns.record'), cell: (risk) => (risk.record ? <RecordLink number={risk.record} /> : t('common:none')) },
      { id: 'reviewAt', header: t('columns.reviewAt'), sortable: true, cell: (risk) => <Moment at={risk.reviewAt} /> },
      { id: 'category', header: t('columns.category'), extra: true, cell: (risk) => t(`category.${risk.category}`) },
      { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, extra: true, cell: (risk) => <Since at={risk.updatedAt} /> },
    ],
    [t],
  );
}
