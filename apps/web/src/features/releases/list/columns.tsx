import type { ReleaseListItem } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ReleaseStateBadge } from '../../../ui/badge.js';
import { Moment, Since } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';

/** Ids are the names the API sorts by. */
export function useReleaseColumns(): Column<ReleaseListItem>[] {
  const { t } = useTranslation(['releases', 'common']);
  return useMemo(
    () => [
      { id: 'number', header: t('columns.number'), sortable: true, fixed: true, cell: (one) => <Link to={`/releases/${one.number}`}>{one.number}</Link> },
      { id: 'title', header: t('columns.title'), sortable: true, fixed: true, cell: (one) => one.title },
      { id: 'type', header: t('columns.type'), sortable: true, cell: (one) => t(`common:releaseType.${one.type}`) },
      { id: 'state', header: t('columns.state'), sortable: true, cell: (one) => <ReleaseStateBadge state={one.state} /> },
      { id: 'plannedStart', header: t('columns.plannedStart'), sortable: true, cell: (one) => <Moment at={one.plannedStart} /> },
      { id: 'manager', header: t('columns.manager'), cell: (one) => one.manager.displayName },
      { id: 'services', header: t('columns.services'), cell: (one) => <span className="tg-row">{one.services.map((number) => <RecordLink key={number} number={number} />)}</span> },
      { id: 'plannedEnd', header: t('columns.plannedEnd'), extra: true, cell: (one) => <Moment at={one.plannedEnd} /> },
      { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, extra: true, cell: (one) => <Since at={one.updatedAt} /> },
    ],
    [t],
  );
}
