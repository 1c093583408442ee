import { TEMPLATE_STATES, type TemplateView } from '#core/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { Badge, TemplateStateBadge } from '../../ui/badge.js';
import { Facts } from '../../ui/facts.js';
import { Loaded } from '../../ui/loaded.js';
import { Moment } from '../../ui/moment.js';
import { Notice } from '../../ui/notice.js';
import { Page } from '../../ui/page.js';
import { RecordLink, WithRecordLinks } from '../../ui/record-link.js';
import { Stepper } from '../../ui/stepper.js';
import { ProcessOf } from '../changes/record/process-of.js';
import { Timeline } from '../changes/record/timeline.js';
import { WaitsForYou } from '../changes/record/waits-for-you.js';
import { Discussion } from '../collaboration/discussion.js';
import { WatchButton } from '../collaboration/watch-button.js';
import '../changes/texts.js';
import { TemplateActions } from './template-actions.js';
import { templateQuery } from './templates.js';
import './texts.js';

/** `/templates/:number` */
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
  const { t } = useTranslation(['templates', 'changes']);
  const { number, suspendedReason, problems, state } = template;
  return (
    <>
      <Lifecycle state={state} />
      <WaitsForYou number={number} />
      {suspendedReason && state !== 'retired' && <Notice kind="warning" title={t('suspended')}><WithRecordLinks text={suspendedReason} /></Notice>}
      {problems.length > 0 && <Notice kind="warning" title={t('problems')}>{problems.map((problem) => <p key={problem}>{problem}</p>)}</Notice>}
      <section className="tg-section"><TemplateFacts template={template} /></section>
      <Prose template={template} title={t('section.what')} fields={['description', 'justification']} />
      <Prose template={template} title={t('section.plans')} fields={['implementationPlan', 'backoutPlan', 'testPlan']} />
      <Decisions template={template} />
      <section className="tg-section"><h2>{t('changes:tab.process')}</h2><ProcessOf number={number} /></section>
      <section className="tg-section"><Discussion number={number} /></section>
      <section className="tg-section"><h2>{t('changes:tab.timeline')}</h2><Timeline number={number} /></section>
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

function TemplateFacts({ template }: { template: TemplateView }) {
  const { t } = useTranslation(['templates', 'common']);
  const { services, items, maxMinutes, questions, budgetFailures, budgetUses, success, proposer, impact } = template;
  const links = (numbers: readonly string[]) => <span className="tg-row">{numbers.map((number) => <RecordLink key={number} number={number} />)}</span>;
  return (
    <Facts
      facts={[
        { term: t('field.services'), value: links(services) },
        { term: t('field.items'), value: items.length === 0 ? t('anyItem') : links(items) },
        { term: t('columns.maxMinutes'), value: t('minutes', { count: maxMinutes }) },
        { term: t('field.questions'), value: questions.length === 0 ? t('common:none') : <ul className="tg-bullets">{questions.map(({ text, answer }) => <li key={text}>{text} ({t(`answer.${answer}`)})</li>)}</ul> },
        { term: t('columns.success'), value: t('uses', { uses: success.uses, failed: success.failed }) },
        { term: t('section.budget'), value: t('budget', { failures: budgetFailures, uses: budgetUses, recent: success.recentFailures }) },
        { term: t('field.impact'), value: t(`common:level.${impact}`) },
        { term: t('columns.proposer'), value: proposer.displayName },
      ]}
    />
  );
}

type ProseField = 'description' | 'justification' | 'implementationPlan' | 'backoutPlan' | 'testPlan';

function Prose({ template, title, fields }: { template: TemplateView; title: string; fields: readonly ProseField[] }) {
  const { t } = useTranslation(['templates', 'changes']);
  return (
    <section className="tg-section">
      <h2>{title}</h2>
      <div className="tg-stack">
        {fields.map((field) => (
          <div key={field}>
            <h3 className="tg-subheading">{t(`field.${field}`)}</h3>
            <p className={template[field] ? 'tg-prose' : 'tg-quiet'}>{template[field] || t('changes:fact.none')}</p>
          </div>
        ))}
      </div>
    </section>
  );
}

function Decisions({ template: { approvals } }: { template: TemplateView }) {
  const { t } = useTranslation('templates');
  return (
    <section className="tg-section">
      <h2>{t('decisions.title')}</h2>
      {approvals.length === 0 && <p className="tg-quiet">{t('decisions.none')}</p>}
      <ul className="tg-cards">
        {approvals.map(({ by, at, decision, comment, void: isVoid }) => (
          <li key={at} className="tg-card">
            <p className="tg-row"><span className="tg-strong">{by.displayName}</span><Badge tone={decision === 'rejected' ? 'red' : 'green'}>{t(`decision.${decision}`)}</Badge>{isVoid && <Badge>{t('decisions.void')}</Badge>}</p>
            <p className="tg-quiet"><Moment at={at} /></p>
            {comment && <p className="tg-prose">{comment}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
