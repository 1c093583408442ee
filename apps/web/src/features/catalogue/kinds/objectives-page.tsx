import type { ObjectiveView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { formatDay } from '../../../ui/time.js';
import { choicesQuery } from '../catalogue.js';
import { CatalogueList } from '../list/catalogue-list.js';
import '../texts.js';
import { useListTabs } from './list-tabs.js';
import { ProgressText } from './progress-text.js';

/** `/objectives` */
export function Component() {
  const { t } = useTranslation(['catalogue', 'common']);
  const { data: goals } = useQuery(choicesQuery('goals'));
  const columns = useMemo<Column<ObjectiveView>[]>(
    () => [
      { id: 'number', header: t('field.number'), fixed: true, sortable: true, cell: (objective) => <RecordLink number={objective.number} /> },
      { id: 'name', header: t('field.name'), fixed: true, sortable: true, cell: (objective) => objective.name },
      { id: 'goal', header: t('field.goal'), cell: (objective) => <RecordLink number={objective.goal} /> },
      { id: 'progress', header: t('progress'), cell: (objective) => <ProgressText objective={objective} /> },
      { id: 'due', header: t('field.due'), sortable: true, cell: (objective) => (objective.due ? formatDay(objective.due) : <span className="tg-quiet">{t('common:time.none')}</span>) },
      { id: 'owner', header: t('field.owner'), cell: (objective) => objective.owner.displayName },
      { id: 'indicator', header: t('field.indicator'), extra: true, cell: (objective) => objective.indicator },
    ],
    [t],
  );
  const goal = { name: 'goal', label: t('field.goal'), options: goals?.items.map(({ number, name }) => ({ value: number, text: name })) ?? [] };
  return <CatalogueList kind="objectives" columns={columns} choices={[goal]} savedViews="objectives" tabs={useListTabs('goals')} />;
}
