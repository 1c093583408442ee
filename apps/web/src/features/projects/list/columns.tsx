import type { ProjectListItem, StageView } from '#core/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { GateStateBadge, ProjectStateBadge } from '../../../ui/badge.js';
import { Since } from '../../../ui/moment.js';
import { RecordLink } from '../../../ui/record-link.js';
import type { Column } from '../../../ui/table/data-table.js';
import { formatDay } from '../../../ui/time.js';

/** The stage that runs, or the one that comes first; null when all are over. */
export function currentStage({ stages }: Pick<ProjectListItem, 'stages'>): StageView | null {
  return stages.find(({ state }) => state === 'active') ?? stages.find(({ state }) => state === 'planned') ?? null;
}

/** Ids are the names the API sorts by. */
export function useProjectColumns(): Column<ProjectListItem>[] {
  const { t } = useTranslation('projects');
  return useMemo(
    () => [
      { id: 'number', header: t('columns.number'), sortable: true, fixed: true, cell: (project) => <RecordLink number={project.number} /> },
      { id: 'name', header: t('columns.name'), sortable: true, fixed: true, cell: (project) => project.name },
      { id: 'state', header: t('columns.state'), sortable: true, cell: (project) => <ProjectStateBadge state={project.state} /> },
      { id: 'class', header: t('columns.class'), cell: (project) => t(`class.${project.class}`) },
      { id: 'stage', header: t('columns.stage'), cell: (project) => currentStage(project)?.name ?? '' },
      { id: 'gate', header: t('columns.gate'), cell: (project) => <NextGate stage={currentStage(project)} /> },
      { id: 'manager', header: t('columns.manager'), cell: (project) => project.manager.displayName },
      { id: 'ends', header: t('columns.ends'), sortable: true, cell: ({ stages }) => stages.slice(-1).map(({ ends }) => formatDay(ends)) },
      { id: 'goal', header: t('columns.goal'), extra: true, cell: (project) => <RecordLink number={project.goal} /> },
      { id: 'services', header: t('columns.services'), extra: true, cell: (project) => <span className="tg-row">{project.services.map((number) => <RecordLink key={number} number={number} />)}</span> },
      { id: 'updatedAt', header: t('columns.updatedAt'), sortable: true, extra: true, cell: (project) => <Since at={project.updatedAt} /> },
    ],
    [t],
  );
}

function NextGate({ stage }: { stage: StageView | null }) {
  if (!stage) return null;
  return (
    <span className="tg-row">
      <RecordLink number={stage.gate.number} /> <GateStateBadge state={stage.gate.state} /> {formatDay(stage.ends)}
    </span>
  );
}
