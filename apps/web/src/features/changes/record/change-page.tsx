import type { ChangeView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { Badge, ChangeStateBadge, RiskBadge } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { changeQuery } from '../changes.js';
import '../texts.js';
import { WaitsForYou } from './waits-for-you.js';
import { ChangeActions } from './change-actions.js';
import { Lifecycle } from './lifecycle.js';
import './record.scss';

/** `/changes/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('changes');
  const { number = '' } = useParams();
  const query = useQuery(changeQuery(number));
  if (query.data) return <ChangeRecord change={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('title'), to: '/changes' }]}>
      <Loaded query={query} what={t('what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function ChangeRecord({ change }: { change: ChangeView }) {
  const { t } = useTranslation(['changes', 'common']);
  const base = `/changes/${change.number}`;
  const tabs = [
    { to: base, text: t('tab.details'), end: true },
    { to: `${base}/approvals`, text: t('tab.approvals'), count: change.approvals.filter((approval) => !approval.void).length },
    { to: `${base}/implementation`, text: t('tab.implementation'), count: change.tasks.length },
    { to: `${base}/process`, text: t('tab.process') },
    { to: `${base}/tasks`, text: t('tab.tasks') },
    { to: `${base}/discussion`, text: t('tab.discussion') },
    { to: `${base}/timeline`, text: t('tab.timeline') },
  ];
  const marks = (
    <>
      <ChangeStateBadge state={change.state} />
      {change.type !== 'normal' && <Badge tone={change.type === 'emergency' ? 'red' : 'neutral'}>{t(`common:changeType.${change.type}`)}</Badge>}
      {change.risk && <RiskBadge risk={change.risk} />}
    </>
  );
  return (
    <Page title={`${change.number} ${change.title}`} marks={marks} crumbs={[{ text: t('title'), to: '/changes' }]} actions={<><WatchButton number={change.number} /><ChangeActions change={change} /></>}>
      <Lifecycle type={change.type} state={change.state} />
      <WaitsForYou number={change.number} />
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={change} />
    </Page>
  );
}
