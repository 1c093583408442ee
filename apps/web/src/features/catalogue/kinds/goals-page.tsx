import type { GoalView } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { CatalogueList } from '../list/catalogue-list.js';
import '../texts.js';
import { useListTabs } from './list-tabs.js';

/** `/goals` */
export function Component() {
  const { t } = useTranslation('catalogue');
  const columns = useMemo<Column<GoalView>[]>(
    () => [
      { id: 'number', header: t('field.number'), fixed: true, sortable: true, cell: (goal) => <RecordLink number={goal.number} /> },
      { id: 'name', header: t('field.name'), fixed: true, sortable: true, cell: (goal) => goal.name },
      { id: 'indicator', header: t('field.indicator'), cell: (goal) => goal.indicator },
      { id: 'owner', header: t('field.owner'), cell: (goal) => goal.owner.displayName },
    ],
    [t],
  );
  return <CatalogueList kind="goals" columns={columns} savedViews="goals" tabs={useListTabs('goals')} />;
}
