import type { ProjectView } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { CatalogueList } from '../list/catalogue-list.js';
import '../texts.js';

/** `/projects` */
export function Component() {
  const { t } = useTranslation('catalogue');
  const columns = useMemo<Column<ProjectView>[]>(
    () => [
      { id: 'number', header: t('field.number'), fixed: true, cell: (project) => <RecordLink number={project.number} /> },
      { id: 'name', header: t('field.name'), fixed: true, cell: (project) => project.name },
      { id: 'class', header: t('field.class'), cell: (project) => t(`class.${project.class}`) },
      { id: 'goal', header: t('field.goal'), cell: (project) => <RecordLink number={project.goal} /> },
      { id: 'manager', header: t('field.manager'), cell: (project) => project.manager.displayName },
    ],
    [t],
  );
  return <CatalogueList kind="projects" columns={columns} savedViews="projects" sortable={false} />;
}
