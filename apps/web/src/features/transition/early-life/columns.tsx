import type { EarlyLifeListItem } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EarlyLifeStateBadge } from '../../../ui/badge.js';
import { Since } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { formatDay } from '../../../ui/time.js';

/** Ids are the names the API sorts by. */
export function useSupportColumns(): Column<EarlyLifeListItem>[] {
  const { t } = useTranslation(['transition', 'common']);
  return useMemo(() => {
    const day = (one: string | null) => (one ? formatDay(one) : t('common:time.none'));
    return [
      { id: 'number', header: t('support.columns.number'), sortable: true, fixed: true, cell: (one) => <Link to={`/early-life-supports/${one.number}`}>{one.number}</Link> },
      { id: 'title', header: t('support.columns.title'), sortable: true, fixed: true, cell: (one) => one.title },
      { id: 'state', header: t('support.columns.state'), sortable: true, cell: (one) => <EarlyLifeStateBadge state={one.state} /> },
      { id: 'services', header: t('support.columns.services'), cell: (one) => <span className="tg-row">{one.services.map((number) => <RecordLink key={number} number={number} />)}</span> },
      { id: 'release', header: t('support.columns.release'), cell: (one) => (one.release ? <RecordLink number={one.release} /> : t('common:none')) },
      { id: 'plannedOn', header: t('support.columns.plannedOn'), sortable: true, cell: (one) => day(one.plannedOn) },
      { id: 'missed', header: t('support.columns.missed'), cell: (one) => one.missed },
      { id: 'extensions', header: t('support.columns.extensions'), cell: (one) => one.extensions },
      { id: 'manager', header: t('support.columns.manager'), cell: (one) => one.manager.displayName },
      { id: 'updatedAt', header: t('support.columns.updatedAt'), sortable: true, extra: true, cell: (one) => <Since at={one.updatedAt} /> },
    ];
  }, [t]);
}
