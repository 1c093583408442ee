import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Loaded } from '../../ui/loaded.js';
import { referenceListQuery } from './reference.js';
import { ReferencePage } from './reference-page.js';

/** `/goals/:number` */
export function Component() {
  const { t } = useTranslation('reference');
  return (
    <ReferencePage
      kind="goals"
      facts={(goal) => [
        { term: t('field.owner'), value: goal.owner.displayName },
        { term: t('field.indicator'), value: goal.indicator },
      ]}
    >
      {(goal) => <ProjectsOf goal={goal.number} />}
    </ReferencePage>
  );
}

function ProjectsOf({ goal }: { goal: string }) {
  const { t } = useTranslation('reference');
  const query = useQuery(referenceListQuery('projects'));
  return (
    <section className="tg-section" aria-labelledby="goal-projects">
      <h2 id="goal-projects">{t('goals.projects')}</h2>
      <Loaded query={query} what={t('projects.what')} lines={2}>
        {(page) => {
          const projects = page.items.filter((project) => project.goal === goal);
          if (projects.length === 0) return <p className="tg-quiet">{t('goals.noProjects')}</p>;
          return (
            <ul>
              {projects.map((project) => (
                <li key={project.number}>
                  <Link to={`/projects/${project.number}`}>
                    {project.number} {project.name}
                  </Link>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </section>
  );
}
