import { LEVELS, type ServiceView } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { CatalogueList } from '../list/catalogue-list.js';
import '../texts.js';
import { useListTabs } from './list-tabs.js';

/** `/services` */
export function Component() {
  const { t } = useTranslation(['catalogue', 'common']);
  const columns = useMemo<Column<ServiceView>[]>(
    () => [
      { id: 'number', header: t('field.number'), fixed: true, sortable: true, cell: (service) => <RecordLink number={service.number} /> },
      { id: 'name', header: t('field.name'), fixed: true, sortable: true, cell: (service) => service.name },
      { id: 'urgency', header: t('field.urgency'), sortable: true, cell: (service) => t(`common:level.${service.urgency}`) },
      { id: 'owner', header: t('field.owner'), cell: (service) => service.owner.displayName },
      { id: 'description', header: t('field.description'), extra: true, cell: (service) => service.description },
    ],
    [t],
  );
  const urgency = { name: 'urgency', label: t('field.urgency'), options: LEVELS.map((value) => ({ value, text: t(`common:level.${value}`) })) };
  return <CatalogueList kind="services" columns={columns} choices={[urgency]} savedViews="services" tabs={useListTabs('services')} />;
}
