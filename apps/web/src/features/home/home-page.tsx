import type { HomeView } from '#core/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { usePerson } from '../session/session.js';
import { DueThisWeek, MyRecords, MyTasks, Stuck } from './home-lists.js';
import './home.scss';
import './texts.js';

const homeQuery = queryOptions({ queryKey: ['home'], queryFn: ({ signal }) => api.get<HomeView>('/home', signal) });

/** `/`: sentences, not counters. */
export function Component() {
  const { t } = useTranslation('home');
  const person = usePerson();
  const query = useQuery(homeQuery);
  return (
    <Page title={t('greeting', { name: person.displayName })}>
      <Loaded query={query} what={t('what')} lines={12}>
        {(home) => (
          <>
            <Summary home={home} />
            <div className="tg-home">
              <MyTasks tasks={home.myTasks} />
              <DueThisWeek tasks={home.dueThisWeek} />
              <MyRecords records={home.myRecords} username={person.username} />
              <Stuck items={home.stuck} />
            </div>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Summary({ home }: { home: HomeView }) {
  const { t } = useTranslation('home');
  const sentences = [
    home.myTasks.length > 0 ? t('summary.tasks', { count: home.myTasks.length }) : t('summary.quiet'),
    home.dueThisWeek.length > 0 ? t('summary.due', { count: home.dueThisWeek.length }) : '',
    home.stuck.length > 0 ? t('summary.stuck', { count: home.stuck.length }) : '',
  ];
  return <p className="tg-home__summary">{sentences.filter((sentence) => sentence !== '').join(' ')}</p>;
}
