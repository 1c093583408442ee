import type { EarlyLifeState, EarlyLifeView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { EarlyLifeStateBadge } from '../../../ui/badge.js';
import { type Fact, Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { formatDay } from '../../../ui/time.js';
import '../../changes/record/record.scss';
import '../../changes/texts.js';
import { WaitsForYou } from '../../changes/record/waits-for-you.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { TransitionSteps } from '../transition-steps.js';
import { supportQuery } from '../transition.js';
import '../texts.js';
import '../transition.scss';
import { SupportActions } from './support-actions.js';

/** `/early-life-supports/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('transition');
  const { number = '' } = useParams();
  const query = useQuery(supportQuery(number));
  if (query.data) return <SupportRecord support={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('support.title'), to: '/early-life-supports' }]}>
      <Loaded query={query} what={t('support.what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function SupportRecord({ support }: { support: EarlyLifeView }) {
  const { t } = useTranslation('transition');
  const { number, title, state, decisions, missed } = support;
  const base = `/early-life-supports/${number}`;
  const tabs = [
    { to: base, text: t('tab.levels'), end: true, count: missed },
    { to: `${base}/criteria`, text: t('tab.criteria') },
    { to: `${base}/decisions`, text: t('tab.decisions'), count: decisions.length },
    ...(['process', 'tasks', 'discussion', 'timeline'] as const).map((tab) => ({ to: `${base}/${tab}`, text: t(`tab.${tab}`) })),
  ];
  return (
    <Page title={`${number} ${title}`} marks={<EarlyLifeStateBadge state={state} />} crumbs={[{ text: t('support.title'), to: '/early-life-supports' }]} actions={<><WatchButton number={number} /><SupportActions support={support} /></>}>
      <Steps state={state} />
      <Facts facts={useSupportFacts(support)} />
      <WaitsForYou number={number} />
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={support} />
    </Page>
  );
}

function useSupportFacts({ services, release, manager, desk, startedOn, plannedOn, extensions, policy }: EarlyLifeView): Fact[] {
  const { t } = useTranslation('transition');
  return [
    { term: t('support.columns.services'), value: <span className="tg-row">{services.map((service) => <RecordLink key={service} number={service} />)}</span> },
    ...(release ? [{ term: t('support.columns.release'), value: <RecordLink number={release} /> }] : []),
    { term: t('support.columns.manager'), value: manager.displayName },
    { term: t('support.desk'), value: desk.displayName },
    ...(startedOn ? [{ term: t('support.columns.startedOn'), value: formatDay(startedOn) }] : []),
    ...(plannedOn ? [{ term: t('support.columns.plannedOn'), value: formatDay(plannedOn) }] : []),
    { term: t('support.columns.extensions'), value: extensions },
    ...(policy ? [{ term: t('support.policy'), value: t('support.stable', { days: policy.stableDays }) }] : []),
  ];
}

const WAY: readonly EarlyLifeState[] = ['entry', 'running', 'deciding', 'accepted'];
const ENDED: readonly EarlyLifeState[] = ['accepted', 'rolled-back', 'cancelled'];

function Steps({ state }: { state: EarlyLifeState }) {
  const { t } = useTranslation();
  const way = WAY.includes(state) ? WAY : [...WAY.slice(0, 3), state];
  return <TransitionSteps steps={way.map((id) => ({ id, text: t(`earlyLifeState.${id}`) }))} here={state} ended={ENDED.includes(state)} />;
}
