import type { AcceptanceListItem } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AcceptanceStateBadge } from '../../../ui/badge.js';
import { Since } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';

/** Ids are the names the API sorts by. */
export function useAcceptanceColumns(): Column<AcceptanceListItem>[] {
  const { t } = useTranslation(['transition', 'common']);
  return useMemo(() => {
    const link = (number: string | null) => (number ? <RecordLink number={number} /> : t('common:none'));
    return [
      { id: 'number', header: t('acceptance.columns.number'), sortable: true, fixed: true, cell: (one) => <Link to={`/acceptances/${one.number}`}>{one.number}</Link> },
      { id: 'title', header: t('acceptance.columns.title'), sortable: true, fixed: true, cell: (one) => one.title },
      { id: 'state', header: t('acceptance.columns.state'), sortable: true, cell: (one) => <AcceptanceStateBadge state={one.state} /> },
      { id: 'service', header: t('acceptance.columns.service'), sortable: true, cell: (one) => link(one.service) },
      { id: 'red', header: t('acceptance.columns.red'), cell: (one) => t('acceptance.redOf', { red: one.red, count: one.criteriaCount }) },
      { id: 'project', header: t('acceptance.columns.project'), cell: (one) => link(one.project) },
      { id: 'release', header: t('acceptance.columns.release'), cell: (one) => link(one.release) },
      { id: 'manager', header: t('acceptance.columns.manager'), cell: (one) => one.manager.displayName },
      { id: 'updatedAt', header: t('acceptance.columns.updatedAt'), sortable: true, extra: true, cell: (one) => <Since at={one.updatedAt} /> },
    ];
  }, [t]);
}
