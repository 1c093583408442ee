import type { RecordProcess } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiError } from '../../../api/api-error.js';
import { ProcessDiagram } from '../../../diagram/process-diagram.js';
import { Badge } from '../../../ui/badge.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loaded } from '../../../ui/loaded.js';
import { useHasRole } from '../../session/session.js';
import { processQuery } from '../changes.js';
import { useRecordNumber } from './use-change.js';
import { WaitsFor } from './waits-for.js';

/** The record's process: the live diagram, its outline, and for whom it waits. */
export function Component() {
  const { t } = useTranslation('changes');
  const number = useRecordNumber();
  const query = useQuery(processQuery(number));
  if (query.error instanceof ApiError && query.error.is('not-found')) return <EmptyState title={t('process.none')}>{t('process.noneText')}</EmptyState>;
  return (
    <Loaded query={query} what={t('what.process')}>
      {(process) => <RunningProcess process={process} />}
    </Loaded>
  );
}

function RunningProcess({ process }: { process: RecordProcess }) {
  const { t } = useTranslation('changes');
  const maySeeOperations = useHasRole('operator', 'admin', 'auditor', 'process-owner');
  return (
    <>
      <p className="tg-row tg-process-line">
        <Badge tone={process.state === 'ACTIVE' ? 'blue' : 'neutral'}>{t(`process.state.${process.state}`)}</Badge>
        <span className="tg-quiet">{t('process.version', { id: process.processDefinitionId, version: process.processVersion })}</span>
        {maySeeOperations && <Link to={`/operations/instances/${process.processInstanceKey}`}>{t('process.instance')}</Link>}
      </p>
      {process.openTasks.length > 0 && (
        <ul className="tg-cards" aria-label={t('process.openTasks')}>
          {process.openTasks.map((task) => (
            <li key={task.userTaskKey} className="tg-card">
              <span className="tg-strong">{task.name}</span>
              <WaitsFor assignee={task.assignee} groups={task.candidateGroups} />
            </li>
          ))}
        </ul>
      )}
      <ProcessDiagram xml={process.bpmnXml} elements={process.elements} takenFlows={process.takenFlows} />
    </>
  );
}
