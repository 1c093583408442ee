import type { ServiceView } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../ui/record-link.js';
import type { Column } from '../../ui/table/data-table.js';
import { ReferenceList } from './reference-list.js';

/** `/services` */
export function Component() {
  const { t } = useTranslation(['reference', 'common']);
  const columns = useMemo<Column<ServiceView>[]>(
    () => [
      { id: 'number', header: t('field.number'), fixed: true, cell: (service) => <RecordLink number={service.number} /> },
      { id: 'name', header: t('field.name'), fixed: true, cell: (service) => service.name },
      { id: 'urgency', header: t('field.urgency'), cell: (service) => t(`common:level.${service.urgency}`) },
      { id: 'owner', header: t('field.owner'), cell: (service) => service.owner.displayName },
    ],
    [t],
  );
  return <ReferenceList kind="services" columns={columns} />;
}
