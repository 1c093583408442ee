import type { ImprovementListItem } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ImprovementStateBadge } from '../../../ui/badge.js';
import { Moment, Since } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';

/** Ids are the names the API sorts by. */
export function useImprovementColumns(): Column<ImprovementListItem>[] {
  const { t } = useTranslation(['improvements', 'common']);
  return useMemo(
    () => [
      { id: 'number', header: t('columns.number'), sortable: true, fixed: true, cell: (one) => <Link to={`/improvements/${one.number}`}>{one.number}</Link> },
      { id: 'title', header: t('columns.title'), sortable: true, fixed: true, cell: (one) => one.title },
      { id: 'state', header: t('columns.state'), sortable: true, cell: (one) => <ImprovementStateBadge state={one.state} /> },
      { id: 'priority', header: t('columns.priority'), sortable: true, cell: (one) => (one.priority ? t(`common:level.${one.priority}`) : t('common:time.none')) },
      { id: 'cause', header: t('columns.cause'), cell: (one) => <>{t(`cause.${one.cause}`)} {one.origin && <RecordLink number={one.origin} />}</> },
      { id: 'objective', header: t('columns.objective'), cell: (one) => (one.objective ? <RecordLink number={one.objective} /> : t('common:none')) },
      { id: 'owner', header: t('columns.owner'), cell: (one) => one.owner.displayName },
      { id: 'measureAt', header: t('columns.measureAt'), sortable: true, cell: (one) => <Moment at={one.measureAt} /> },
      { id: 'round', header: t('columns.round'), extra: true, cell: (one) => one.round },
      { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, extra: true, cell: (one) => <Since at={one.updatedAt} /> },
    ],
    [t],
  );
}
