import type { ServiceLevelObjectiveView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { choicesQuery } from '../catalogue.js';
import { CatalogueList } from '../list/catalogue-list.js';
import '../texts.js';
import { LevelBadge } from './level-badge.js';
import { useListTabs } from './list-tabs.js';

/** `/service-levels` */
export function Component() {
  const { t } = useTranslation('catalogue');
  const { data: services } = useQuery(choicesQuery('services'));
  const columns = useMemo<Column<ServiceLevelObjectiveView>[]>(
    () => [
      { id: 'number', header: t('field.number'), fixed: true, sortable: true, cell: (level) => <RecordLink number={level.number} /> },
      { id: 'name', header: t('field.name'), fixed: true, sortable: true, cell: (level) => level.name },
      { id: 'service', header: t('field.service'), cell: (level) => <RecordLink number={level.service} /> },
      { id: 'met', header: t('met.title'), cell: (level) => <LevelBadge level={level} /> },
      { id: 'owner', header: t('field.owner'), cell: (level) => level.owner.displayName },
      { id: 'indicator', header: t('field.indicator'), extra: true, cell: (level) => level.indicator },
    ],
    [t],
  );
  const service = { name: 'service', label: t('field.service'), options: services?.items.map(({ number, name }) => ({ value: number, text: name })) ?? [] };
  return <CatalogueList kind="service-levels" columns={columns} choices={[service]} savedViews="service-levels" tabs={useListTabs('services')} />;
}
