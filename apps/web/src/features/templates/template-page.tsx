import { TEMPLATE_STATES, type TemplateView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { TemplateStateBadge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { WithRecordLinks } from '../../ui/record-link.js';
import { Stepper } from '../../ui/stepper.js';
import { TabLinks } from '../../ui/tab-links.js';
import '../changes/record/record.scss';
import { WaitsForYou } from '../changes/record/waits-for-you.js';
import { WatchButton } from '../collaboration/watch-button.js';
import '../changes/texts.js';
import { TemplateActions } from './template-actions.js';
import { templateQuery } from './templates.js';
import './texts.js';

const TABS = ['process', 'tasks', 'discussion', 'timeline'] as const;

/** `/templates/:number` and its tabs. */
export function Component() {
  const { t } = useTranslation('templates');
  const { number = '' } = useParams();
  const query = useQuery(templateQuery(number));
  const template = query.data;
  const actions = template && <><WatchButton number={number} /><TemplateActions template={template} /></>;
  return (
    <Page title={template ? `${number} ${template.title}` : number} marks={template && <TemplateStateBadge state={template.state} />} crumbs={[{ text: t('title'), to: '/templates' }]} actions={actions}>
      <Loaded query={query} what={t('what.one')}>{(loaded) => <TemplateRecord template={loaded} />}</Loaded>
    </Page>
  );
}

function TemplateRecord({ template }: { template: TemplateView }) {
  const { t } = useTranslation('templates');
  const { number, suspendedReason, problems, state } = template;
  const base = `/templates/${number}`;
  const tabs = [{ to: base, text: t('tab.details'), end: true }, ...TABS.map((tab) => ({ to: `${base}/${tab}`, text: t(`tab.${tab}`) }))];
  return (
    <>
      <Lifecycle state={state} />
      <WaitsForYou number={number} />
      {suspendedReason && state !== 'retired' && <Notice kind="warning" title={t('suspended')}><WithRecordLinks text={suspendedReason} /></Notice>}
      {problems.length > 0 && <Notice kind="warning" title={t('problems')}>{problems.map((problem) => <p key={problem}>{problem}</p>)}</Notice>}
      <TabLinks label={t('tab.label')} tabs={tabs} />
      <Outlet context={template} />
    </>
  );
}

/** The way of a template; one that was demoted shows that it waits to be looked at again. */
function Lifecycle({ state }: Pick<TemplateView, 'state'>) {
  const { t } = useTranslation(['templates', 'common']);
  const path = TEMPLATE_STATES.filter((step) => step !== 'demoted' || state === 'demoted');
  const here = path.indexOf(state);
  const steps = path.map((step, position) => ({ id: step, text: t(`common:templateState.${step}`), status: position < here ? ('done' as const) : position === here ? ('current' as const) : ('ahead' as const) }));
  return <Stepper label={t('lifecycle')} steps={steps} />;
}
