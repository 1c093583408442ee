import { Button } from '@carbon/react';
import type { StageView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { GateStateBadge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Notice } from '../../../ui/notice.js';
import { RecordLink } from '../../../ui/record-link.js';
import { formatDay } from '../../../ui/time.js';
import { ReleasesOf } from '../../releases/releases-of.js';
import { TransitionsOf } from '../../transition/transitions-of.js';
import { RisksOf } from '../../risks/risks-of.js';
import { PortfolioTimeline } from '../list/portfolio-timeline.js';
import { MoveStageDialog } from './move-stage-dialog.js';
import { useProject } from './use-project.js';

/** The stages of the project, the gates at their ends, and what of the calendar they meet. */
export function Component() {
  const { t } = useTranslation(['projects', 'common']);
  const project = useProject();
  const [moving, setMoving] = useState<StageView | null>(null);
  if (project.stages.length === 0) return <EmptyState title={t('stages.none')} />;
  const facts: Fact[] = [
    { term: t('columns.manager'), value: project.manager.displayName },
    { term: t('columns.class'), value: t(`class.${project.class}`) },
    { term: t('columns.goal'), value: <RecordLink number={project.goal} /> },
    { term: t('columns.services'), value: project.services.length === 0 ? t('common:none') : <span className="tg-row">{project.services.map((number) => <RecordLink key={number} number={number} />)}</span> },
  ];
  const mayMove = project.allowedActions.includes('move-stage');
  return (
    <div className="tg-stack">
      <Facts facts={facts} />
      {project.freezes.map(({ ordinal, freeze, name, kind }) => (
        <Notice key={`${ordinal}-${freeze}`} kind={kind === 'hard' ? 'warning' : 'info'} title={t('stages.freeze', { gate: project.stages[ordinal - 1]?.gate.name ?? '', freeze, name })} />
      ))}
      <table className="tg-stage-table" aria-label={t('stages.label')}>
        <thead>
          <tr>
            <th scope="col">{t('stages.stage')}</th>
            <th scope="col">{t('stages.from')}</th>
            <th scope="col">{t('stages.to')}</th>
            <th scope="col">{t('stages.days')}</th>
            <th scope="col">{t('stages.gate')}</th>
            {mayMove && <th scope="col">{t('stages.move')}</th>}
          </tr>
        </thead>
        <tbody>
          {project.stages.map((stage) => <StageRow key={stage.ordinal} stage={stage} onMove={mayMove ? () => setMoving(stage) : null} />)}
        </tbody>
      </table>
      <PortfolioTimeline projects={[project]} />
      <ReleasesOf number={project.number} />
      <TransitionsOf of={{ project: project.number }} />
      <RisksOf record={project.number} />
      {moving && <MoveStageDialog project={project} stage={moving} onClose={() => setMoving(null)} />}
    </div>
  );
}

function StageRow({ stage: { name, starts, ends, workingDays, state, gate }, onMove }: { stage: StageView; onMove: (() => void) | null }) {
  const { t } = useTranslation('projects');
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={t('stages.from')}>{formatDay(starts)}</td>
      <td data-label={t('stages.to')}>{formatDay(ends)}</td>
      <td data-label={t('stages.days')}>{workingDays}</td>
      <td><span className="tg-row"><Link to={`/gates/${gate.number}`}>{gate.number} {gate.name}</Link> <GateStateBadge state={gate.state} /></span></td>
      {onMove && <td>{state !== 'done' && <Button kind="ghost" size="sm" aria-label={t('stages.moveLabel', { name })} onClick={onMove}>{t('stages.move')}</Button>}</td>}
    </tr>
  );
}
