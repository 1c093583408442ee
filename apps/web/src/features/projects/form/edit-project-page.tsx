import type { ProjectView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { useAnnounce } from '../../../ui/live-message.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { projectQuery, useEditProject } from '../projects.js';
import '../texts.js';
import { ProjectForm } from './project-form.js';

/** `/projects/:number/edit` */
export function Component() {
  const { t } = useTranslation('projects');
  const { number = '' } = useParams();
  const query = useQuery(projectQuery(number));
  return (
    <Page title={t('form.editTitle', { number })} crumbs={[{ text: t('title'), to: '/projects' }, { text: number, to: `/projects/${number}` }]}>
      <Loaded query={query} what={t('what.one')}>
        {(project) => <EditForm project={project} />}
      </Loaded>
    </Page>
  );
}

function EditForm({ project }: { project: ProjectView }) {
  const { t } = useTranslation('projects');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const edit = useEditProject(project.number);
  const saved = () => {
    announce(t('form.saved'));
    void navigate(`/projects/${project.number}`);
  };
  return <ProjectForm project={project} submitText={t('form.save')} pending={edit.isPending} error={edit.error} onSubmit={(content) => edit.mutate({ content, version: project.version }, { onSuccess: saved })} />;
}
