import type { GateView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { GateStateBadge } from '../../../ui/badge.js';
import { Facts } from '../../../ui/facts.js';
import { Loaded } from '../../../ui/loaded.js';
import { Page } from '../../../ui/page.js';
import { RecordLink } from '../../../ui/record-link.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { formatDay } from '../../../ui/time.js';
import '../../changes/record/record.scss';
import '../../changes/texts.js';
import { WaitsForYou } from '../../changes/record/waits-for-you.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { gateQuery } from '../projects.js';
import '../projects.scss';
import '../texts.js';

/** `/gates/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('projects');
  const { number = '' } = useParams();
  const query = useQuery(gateQuery(number));
  if (query.data) return <GateRecord gate={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('title'), to: '/projects' }]}>
      <Loaded query={query} what={t('what.gate')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function GateRecord({ gate }: { gate: GateView }) {
  const { t } = useTranslation('projects');
  const { number, name, project, projectName, plannedOn, gatekeepers, outcome, round } = gate;
  const base = `/gates/${number}`;
  const tabs = [
    { to: base, text: t('gate.tab.criteria'), end: true },
    { to: `${base}/conditions`, text: t('gate.tab.conditions'), count: gate.conditions.filter(({ state }) => state === 'open' || state === 'proposed').length },
    { to: `${base}/dossiers`, text: t('gate.tab.dossiers'), count: gate.dossiers.length },
    ...(['process', 'tasks', 'discussion', 'timeline'] as const).map((tab) => ({ to: `${base}/${tab}`, text: t(`tab.${tab}`) })),
  ];
  const facts = [
    { term: t('gate.project'), value: <><RecordLink number={project} /> {projectName}</> },
    { term: t('gate.planned'), value: formatDay(plannedOn) },
    { term: t('gate.gatekeepers'), value: gatekeepers.map(({ displayName }) => displayName).join(', ') || t('gate.none') },
    { term: t('gate.outcome'), value: outcome ? t(`outcome.${outcome}`) : t('gate.none') },
    { term: t('gate.round'), value: round },
  ];
  const crumbs = [{ text: t('title'), to: '/projects' }, { text: t('gate.crumb', { number: project }), to: `/projects/${project}` }];
  return (
    <Page title={`${number} ${name}`} marks={<GateStateBadge state={gate.state} />} crumbs={crumbs} actions={<WatchButton number={number} />}>
      <Facts facts={facts} />
      <WaitsForYou number={number} />
      <TabLinks label={t('gate.tab.label')} tabs={tabs} />
      <Outlet context={gate} />
    </Page>
  );
}
