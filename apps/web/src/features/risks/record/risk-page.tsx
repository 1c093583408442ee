import { RISK_STATES, type RiskState, type RiskView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { Badge, RiskBadge, RiskStateBadge } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { type Step, Stepper } from '../../../ui/stepper.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { WaitsForYou } from '../../changes/record/waits-for-you.js';
import '../../changes/record/record.scss';
import '../../changes/texts.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { riskQuery } from '../risks.js';
import '../texts.js';
import { RiskActions } from './risk-actions.js';

/** `/risks/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('risks');
  const { number = '' } = useParams();
  const query = useQuery(riskQuery(number));
  if (query.data) return <RiskRecord risk={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('title'), to: '/risks' }]}>
      <Loaded query={query} what={t('what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function RiskRecord({ risk }: { risk: RiskView }) {
  const { t } = useTranslation('risks');
  const base = `/risks/${risk.number}`;
  const tabs = [
    { to: base, text: t('tab.details'), end: true },
    { to: `${base}/process`, text: t('tab.process') },
    { to: `${base}/tasks`, text: t('tab.tasks') },
    { to: `${base}/discussion`, text: t('tab.discussion') },
    { to: `${base}/timeline`, text: t('tab.timeline') },
  ];
  const marks = (
    <>
      <RiskStateBadge state={risk.state} />
      {risk.level && <RiskBadge risk={risk.level} />}
      {risk.aboveAppetite && <Badge tone="red">{t('appetite.above')}</Badge>}
    </>
  );
  return (
    <Page title={`${risk.number} ${risk.title}`} marks={marks} crumbs={[{ text: t('title'), to: '/risks' }]} actions={<><WatchButton number={risk.number} /><RiskActions risk={risk} /></>}>
      <Life state={risk.state} />
      <WaitsForYou number={risk.number} />
      {risk.state !== 'closed' && !risk.ownerAccepted && <Notice kind="warning" title={t('ownerless.title')}>{t('ownerless.text')}</Notice>}
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={risk} />
    </Page>
  );
}

function Life({ state }: { state: RiskState }) {
  const { t } = useTranslation(['risks', 'common']);
  const here = RISK_STATES.indexOf(state);
  const steps: Step[] = RISK_STATES.map((step, position) => ({
    id: step,
    text: t(`common:riskState.${step}`),
    status: position < here || (state === 'closed' && position === here) ? 'done' : position === here ? 'current' : 'ahead',
  }));
  return <Stepper label={t('lifecycle')} steps={steps} />;
}
