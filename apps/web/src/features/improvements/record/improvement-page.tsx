import { IMPROVEMENT_STATES, type ImprovementState, type ImprovementView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { ImprovementStateBadge } from '../../../ui/badge.js';
import { Loaded } from '../../../ui/loaded.js';
import { Notice } from '../../../ui/notice.js';
import { Page } from '../../../ui/page.js';
import { type Step, Stepper } from '../../../ui/stepper.js';
import { TabLinks } from '../../../ui/tab-links.js';
import { WaitsForYou } from '../../changes/record/waits-for-you.js';
import '../../changes/record/record.scss';
import '../../changes/texts.js';
import { WatchButton } from '../../collaboration/watch-button.js';
import { improvementQuery } from '../improvements.js';
import '../texts.js';
import { ImprovementActions } from './improvement-actions.js';

/** `/improvements/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('improvements');
  const { number = '' } = useParams();
  const query = useQuery(improvementQuery(number));
  if (query.data) return <ImprovementRecord improvement={query.data} />;
  return (
    <Page title={number} crumbs={[{ text: t('title'), to: '/improvements' }]}>
      <Loaded query={query} what={t('what.one')}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function ImprovementRecord({ improvement }: { improvement: ImprovementView }) {
  const { t } = useTranslation('improvements');
  const { number, title, state, round } = improvement;
  const base = `/improvements/${number}`;
  const tabs = [
    { to: base, text: t('tab.details'), end: true },
    { to: `${base}/process`, text: t('tab.process') },
    { to: `${base}/tasks`, text: t('tab.tasks') },
    { to: `${base}/discussion`, text: t('tab.discussion') },
    { to: `${base}/timeline`, text: t('tab.timeline') },
  ];
  return (
    <Page title={`${number} ${title}`} marks={<ImprovementStateBadge state={state} />} crumbs={[{ text: t('title'), to: '/improvements' }]} actions={<><WatchButton number={number} /><ImprovementActions improvement={improvement} /></>}>
      <Steps state={state} />
      <WaitsForYou number={number} />
      {round > 1 && state !== 'achieved' && <Notice kind="warning" title={t('reopened.title')}>{t('reopened.text', { count: round - 1 })}</Notice>}
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={improvement} />
    </Page>
  );
}

const PATH = IMPROVEMENT_STATES.filter((state) => state !== 'rejected');

/** The way of an improvement; a rejected one shows only that it ended. */
function Steps({ state }: { state: ImprovementState }) {
  const { t } = useTranslation(['improvements', 'common']);
  const path: readonly ImprovementState[] = state === 'rejected' ? ['proposed', 'rejected'] : PATH;
  const here = path.indexOf(state);
  const steps: Step[] = path.map((step, position) => ({
    id: step,
    text: t(`common:improvementState.${step}`),
    status: position < here || (state === 'achieved' && position === here) ? 'done' : position === here ? 'current' : 'ahead',
  }));
  return <Stepper label={t('lifecycle')} steps={steps} />;
}
