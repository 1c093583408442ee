import type { ReleaseView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { Badge, ReleaseStateBadge } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Moment } from '../../../ui/moment.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { WaitsForYou } from '../../changes/record/waits-for-you.js';
import '../../changes/record/record.scss';
import '../../changes/texts.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { releaseQuery } from '../releases.js';
import '../texts.js';
import { ReleaseActions } from './release-actions.js';
import { ReleaseSteps } from './release-steps.js';

/** `/releases/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('releases');
  const { number = '' } = useParams();
  const query = useQuery(releaseQuery(number));
  if (query.data) return <ReleaseRecord release={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('title'), to: '/releases' }]}>
      <Loaded query={query} what={t('what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function ReleaseRecord({ release }: { release: ReleaseView }) {
  const { t } = useTranslation(['releases', 'common']);
  const { number, title, type, state, rollbackDecisionDue } = release;
  const base = `/releases/${number}`;
  const tabs = [
    { to: base, text: t('tab.scope'), end: true },
    { to: `${base}/readiness`, text: t('tab.readiness') },
    { to: `${base}/deployment`, text: t('tab.deployment') },
    { to: `${base}/early-life`, text: t('tab.earlyLife') },
    { to: `${base}/notes`, text: t('tab.notes') },
    ...(['process', 'tasks', 'discussion', 'timeline'] as const).map((tab) => ({ to: `${base}/${tab}`, text: t(`tab.${tab}`) })),
  ];
  const marks = <><ReleaseStateBadge state={state} /> <Badge>{t(`common:releaseType.${type}`)}</Badge></>;
  return (
    <Page title={`${number} ${title}`} marks={marks} crumbs={[{ text: t('title'), to: '/releases' }]} actions={<><WatchButton number={number} /><ReleaseActions release={release} /></>}>
      <ReleaseSteps state={state} />
      <WaitsForYou number={number} />
      {rollbackDecisionDue && <Notice kind="warning" title={t('deployment.due')}><Moment at={rollbackDecisionDue} /> {t('deployment.dueText')}</Notice>}
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={release} />
    </Page>
  );
}
