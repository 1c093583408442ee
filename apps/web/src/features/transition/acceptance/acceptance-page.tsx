import { ACCEPTANCE_STATES, type AcceptanceState, type AcceptanceView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { AcceptanceStateBadge } from '../../../ui/badge.js';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { TabLinks } from '../../../ui/tab-links.js';
import '../../changes/record/record.scss';
import '../../changes/texts.js';
import { WaitsForYou } from '../../changes/record/waits-for-you.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { TransitionSteps } from '../transition-steps.js';
import { acceptanceQuery } from '../transition.js';
import '../texts.js';
import '../transition.scss';
import { AcceptanceActions } from './acceptance-actions.js';

/** `/acceptances/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('transition');
  const { number = '' } = useParams();
  const query = useQuery(acceptanceQuery(number));
  if (query.data) return <AcceptanceRecord acceptance={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('acceptance.title'), to: '/acceptances' }]}>
      <Loaded query={query} what={t('acceptance.what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function AcceptanceRecord({ acceptance }: { acceptance: AcceptanceView }) {
  const { t } = useTranslation('transition');
  const { number, title, state, service, project, release, manager, desk, round, signatures } = acceptance;
  const base = `/acceptances/${number}`;
  const tabs = [
    { to: base, text: t('tab.criteria'), end: true },
    { to: `${base}/decisions`, text: t('tab.decisions'), count: signatures.length },
    ...(['process', 'tasks', 'discussion', 'timeline'] as const).map((tab) => ({ to: `${base}/${tab}`, text: t(`tab.${tab}`) })),
  ];
  const facts = [
    { term: t('acceptance.columns.service'), value: <RecordLink number={service} /> },
    ...(project ? [{ term: t('acceptance.columns.project'), value: <RecordLink number={project} /> }] : []),
    ...(release ? [{ term: t('acceptance.columns.release'), value: <RecordLink number={release} /> }] : []),
    { term: t('acceptance.columns.manager'), value: manager.displayName },
    { term: t('acceptance.desk'), value: desk.displayName },
    { term: t('acceptance.round'), value: round },
  ];
  return (
    <Page title={`${number} ${title}`} marks={<AcceptanceStateBadge state={state} />} crumbs={[{ text: t('acceptance.title'), to: '/acceptances' }]} actions={<><WatchButton number={number} /><AcceptanceActions acceptance={acceptance} /></>}>
      <Steps state={state} />
      <Facts facts={facts} />
      <WaitsForYou number={number} />
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={acceptance} />
    </Page>
  );
}

const WAY = ACCEPTANCE_STATES.filter((state) => state !== 'withdrawn');

function Steps({ state }: { state: AcceptanceState }) {
  const { t } = useTranslation();
  const way: readonly AcceptanceState[] = state === 'withdrawn' ? ['draft', 'withdrawn'] : WAY;
  return <TransitionSteps steps={way.map((id) => ({ id, text: t(`acceptanceState.${id}`) }))} here={state} ended={['accepted', 'withdrawn'].includes(state)} />;
}
