import type { ProjectView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { ProjectStateBadge } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { type Step, Stepper } from '../../../ui/stepper.js';
import { TabLinks } from '../../../ui/tab-links.js';
import '../../changes/record/record.scss';
import '../../changes/texts.js';
import { WaitsForYou } from '../../changes/record/waits-for-you.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { projectQuery } from '../projects.js';
import '../projects.scss';
import '../texts.js';
import { ProjectActions } from './project-actions.js';

/** `/projects/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('projects');
  const { number = '' } = useParams();
  const query = useQuery(projectQuery(number));
  if (query.data) return <ProjectRecord project={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('title'), to: '/projects' }]}>
      <Loaded query={query} what={t('what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function ProjectRecord({ project }: { project: ProjectView }) {
  const { t } = useTranslation('projects');
  const base = `/projects/${project.number}`;
  const tabs = [
    { to: base, text: t('tab.plan'), end: true },
    ...(['case', 'process', 'tasks', 'discussion', 'timeline'] as const).map((tab) => ({ to: `${base}/${tab}`, text: t(`tab.${tab}`) })),
  ];
  const actions = <><WatchButton number={project.number} /><ProjectActions project={project} /></>;
  return (
    <Page title={`${project.number} ${project.name}`} marks={<ProjectStateBadge state={project.state} />} crumbs={[{ text: t('title'), to: '/projects' }]} actions={actions}>
      {project.stages.length > 0 && <Stepper label={t('stages.label')} steps={project.stages.map(stepOf)} />}
      <WaitsForYou number={project.number} />
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={project} />
    </Page>
  );
}

const STATUS = { planned: 'ahead', active: 'current', done: 'done' } as const;

function stepOf({ ordinal, name, state }: ProjectView['stages'][number]): Step {
  return { id: String(ordinal), text: name, status: STATUS[state] };
}
