import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../ui/facts.js';
import { portfolioQuery } from '../../projects/projects.js';
import { listQuery } from '../catalogue.js';
import { CataloguePage } from '../record/catalogue-page.js';
import { EntryList } from '../record/entry-list.js';
import { ProgressText } from './progress-text.js';

/** `/goals/:number/:tab?`: what the business wants, the objectives that lead there with how far they have come, and the projects for it. */
export function Component() {
  const { t } = useTranslation('catalogue');
  return (
    <CataloguePage
      kind="goals"
      tabs={[
        {
          name: 'details',
          content: (goal) => (
            <>
              <p className="tg-prose">{goal.description}</p>
              <Facts facts={[{ term: t('field.indicator'), value: goal.indicator }, { term: t('field.owner'), value: goal.owner.displayName }]} />
              <Objectives goal={goal.number} />
              <Projects goal={goal.number} />
            </>
          ),
        },
      ]}
    />
  );
}

function Objectives({ goal }: { goal: string }) {
  const { t } = useTranslation('catalogue');
  const query = useQuery(listQuery('objectives', { goal }));
  return <EntryList id="goal-objectives" title={t('tab.objectives')} none={t('none.objectives')} query={query} more={(objective) => <ProgressText objective={objective} />} />;
}

function Projects({ goal }: { goal: string }) {
  const { t } = useTranslation('catalogue');
  const query = useQuery(portfolioQuery({ goal, sort: 'name' }));
  return <EntryList id="goal-projects" title={t('tab.projects')} none={t('tab.noProjects')} query={query} />;
}
