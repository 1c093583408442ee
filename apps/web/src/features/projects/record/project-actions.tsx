import { Button } from '@carbon/react';
import type { ProjectView } from '#core/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ErrorNotice } from '../../../ui/error-notice.js';
import { useAnnounce } from '../../../ui/live-message.js';
import { ReasonDialog } from '../../../ui/reason-dialog.js';
import { useStopProject, useSubmitProject } from '../projects.js';

/** What the reader may do with the project now. */
export function ProjectActions({ project }: { project: ProjectView }) {
  const { t } = useTranslation('projects');
  const announce = useAnnounce();
  const submit = useSubmitProject(project);
  const [stopping, setStopping] = useState(false);
  const may = (action: ProjectView['allowedActions'][number]) => project.allowedActions.includes(action);
  return (
    <>
      {submit.error && <ErrorNotice error={submit.error} title={t('submit.failed')} />}
      {may('edit') && <Button as={Link} to={`/projects/${project.number}/edit`} kind="tertiary" size="md">{t('action.edit')}</Button>}
      {may('submit') && <Button size="md" disabled={submit.isPending} onClick={() => submit.mutate(undefined, { onSuccess: () => announce(t('submit.done', { number: project.number })) })}>{t('action.submit')}</Button>}
      {may('stop') && <Button kind="danger--tertiary" size="md" onClick={() => setStopping(true)}>{t('action.stop')}</Button>}
      {stopping && <StopDialog project={project} onClose={() => setStopping(false)} />}
    </>
  );
}

function StopDialog({ project, onClose }: { project: ProjectView; onClose: () => void }) {
  const { t } = useTranslation('projects');
  const announce = useAnnounce();
  const stop = useStopProject(project);
  const done = () => {
    announce(t('stop.done', { number: project.number }));
    onClose();
  };
  return (
    <ReasonDialog title={t('stop.title', { number: project.number })} confirm={t('stop.confirm')} danger pending={stop.isPending} error={stop.error} onConfirm={(reason) => stop.mutate(reason, { onSuccess: done })} onClose={onClose}>
      <p>{t('stop.text')}</p>
    </ReasonDialog>
  );
}
