import type { ChangeListItem } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ChangeStateBadge, RiskBadge } from '../../../ui/badge.js';
import { Moment, Since } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';

/** Ids are the names the API sorts by. */
export function useChangeColumns(): Column<ChangeListItem>[] {
  const { t } = useTranslation(['changes', 'common']);
  return useMemo(
    () => [
      { id: 'number', header: t('columns.number'), sortable: true, fixed: true, cell: (change) => <Link to={`/changes/${change.number}`}>{change.number}</Link> },
      { id: 'title', header: t('columns.title'), sortable: true, fixed: true, cell: (change) => change.title },
      { id: 'state', header: t('columns.state'), sortable: true, cell: (change) => <ChangeStateBadge state={change.state} /> },
      { id: 'risk', header: t('columns.risk'), sortable: true, cell: (change) => <RiskBadge risk={change.risk} /> },
      { id: 'plannedStart', header: t('columns.plannedStart'), sortable: true, cell: (change) => <Moment at={change.plannedStart} /> },
      { id: 'requester', header: t('columns.requester'), cell: (change) => change.requester.displayName },
      { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, cell: (change) => <Since at={change.updatedAt} /> },
      { id: 'type', header: t('columns.type'), extra: true, cell: (change) => t(`common:changeType.${change.type}`) },
      { id: 'plannedEnd', header: t('columns.plannedEnd'), extra: true, cell: (change) => <Moment at={change.plannedEnd} /> },
      { id: 'services', header: t('columns.services'), extra: true, cell: (change) => <ServiceLinks numbers={change.services} /> },
    ],
    [t],
  );
}

function ServiceLinks({ numbers }: { numbers: readonly string[] }) {
  return (
    <span className="tg-row">
      {numbers.map((number) => (
        <RecordLink key={number} number={number} />
      ))}
    </span>
  );
}
